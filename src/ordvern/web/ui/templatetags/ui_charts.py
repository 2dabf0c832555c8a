"""Charts: a drawing for the eye, and the same numbers as a table for everybody."""

from collections.abc import Mapping

from django import template

from ordvern.web.ui.charts import HEIGHT, LEFT, RIGHT, WIDTH, Columns, drawn

register = template.Library()


@register.inclusion_tag("ui/components/chart.html")
def chart(columns: Columns) -> Mapping[str, object]:
    """Columns with lines at round values, a legend if there is more than one layer, a table."""
    return {
        "columns": columns,
        "drawing": drawn(columns),
        "has_legend": len(columns.layers) > 1,
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "names_y": HEIGHT - 7,
        "end": WIDTH - RIGHT,
    }
