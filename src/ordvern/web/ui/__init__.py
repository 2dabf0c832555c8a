"""The look of every page: layouts, components, styles, icons and the drawing of login pages.

A page extends one of the layouts in ``templates/ui`` and is put together from the components in
``templatetags``; both tell their contract at their top. It holds no page of its own but the
gallery of components, which is served in demo mode only.
"""
