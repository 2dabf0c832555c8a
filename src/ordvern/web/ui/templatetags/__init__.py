"""The components, as template tags: `ui`, `ui_flow`, `ui_forms`, `ui_document`."""
