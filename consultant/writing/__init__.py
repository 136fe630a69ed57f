"""The optional writer behind `consultant.ports.Writer`: any chat endpoint that speaks as OpenAI's does."""
