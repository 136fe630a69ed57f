"""FHIR R4 terminology operations over the catalogue, for programs that speak them already.

`systems` names the code systems by their URIs, `parameters` reads and writes Parameters resources, `terminology`
answers the operations (pure), `statements` says what is offered, `routes` are the addresses below `/fhir`.
"""
