"""Everything on one machine: `redis_server` the embedded broker · `supervisor` child processes · `stack` all of it."""
