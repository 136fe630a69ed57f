"""Patient identifiers: found (`detection`), masked (`masking`), and the raw mail sealed (`vault`)."""
