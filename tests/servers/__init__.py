"""Real servers for tests: each on a free loopback port, in a directory of its own, stopped with the tests."""
