"""The rules of a review, as pure functions over tables of `config/policy.toml`."""
