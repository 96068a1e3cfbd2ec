"""A brief on paper: records -> typeset document -> PDF bytes -> preview, printer, files. Knows nothing of views."""
