def left_for_pypdf(content, values):
    return True


def left_for_pdfium(content, values):
    return True


def left_in_objects(content, values):
    return True
