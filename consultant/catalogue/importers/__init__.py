"""Layouts of published files, one module each; `registry` names them all."""
