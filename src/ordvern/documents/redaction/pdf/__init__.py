from ordvern.documents.reason import Reason, Refused


def redact_pdf(content, values, limits):
    raise Refused(Reason.NOT_REDACTABLE)
