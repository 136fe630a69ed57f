"""The Redis of the tests keeps what a broker promises."""

from __future__ import annotations

from redis import Redis

from tests.servers.redis import RedisServer


def test_a_test_begins_with_an_empty_redis(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_nothing_of_another_test_is_left(redis_url: str) -> None:
    with Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0


def test_content_outlives_a_killed_server() -> None:
    with RedisServer() as server:
        with server.client() as client:
            client.rpush("celery", "task")
        server.kill()
        assert not server.running
        server.start()
        with server.client() as client:
            assert client.lrange("celery", 0, -1) == [b"task"]
