"""One connection for many questions, and one more try when Solr has closed it."""

from __future__ import annotations

import base64
import json
import multiprocessing
import re
import socket
import threading

import ckan.plugins.toolkit as tk
import pytest
from ckan import model
from ckan.lib import search
from ckan.lib.search.common import SolrConnectionError, make_connection
from hypothesis import given
from hypothesis import strategies as some

from ckanext.hue_opendata.search import kept

ANSWER = b'{"responseHeader":{"status":0},"response":{"numFound":7,"start":0,"docs":[]}}'


class Solr:
    """Answers everything alike; counts connections, and closes each after `answers` answers."""

    def __init__(self, answers: int) -> None:
        self.answers, self.connections, self.asked = answers, 0, 0
        self.heads: list[bytes] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.getsockname()[1]}/solr/x"

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.server.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line:
            for _ in range(self.answers):
                head = _request(line)
                if not head:
                    return
                self.heads.append(head)
                self.asked += 1
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(ANSWER)}\r\n\r\n"
                line.sendall(head.encode() + ANSWER)
            # The next question is read and not answered: closed under the asker's hands.
            _request(line)


def _request(line: socket.socket) -> bytes:
    """One question with all of its body; empty when the asker has gone."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = line.recv(65536)
        if not more:
            return b""
        read += more
    head, _, body = read.partition(b"\r\n\r\n")
    told = re.search(rb"content-length: (\d+)", head.lower())
    while told and len(body) < int(told[1]):
        body += line.recv(65536)
    return read


@pytest.fixture
def solr(monkeypatch):
    """Makes a server and points CKAN to it."""
    made = []

    def make(answers: int) -> Solr:
        made.append(Solr(answers))
        monkeypatch.setitem(tk.config, "solr_url", made[-1].url)
        return made[-1]

    yield make
    for one in made:
        one.server.close()


def ask() -> int:
    query = search.query_for(model.Package)
    query.run({"q": "*:*"})
    return query.count


def test_core_asks_on_one_connection(solr):
    assert isinstance(search.query_for(model.Package), kept.Query)
    server = solr(100)
    assert [ask() for _ in range(5)] == [7] * 5
    assert (server.connections, server.asked) == (1, 5)


def test_core_sends_documents_on_one_connection(solr):
    index = search.index_for(model.Package)
    assert isinstance(index, kept.Index)
    server = solr(100)
    for number in range(4):
        index.remove_dict({"id": str(number)})
    index.commit()
    assert (server.connections, server.asked) == (1, 5)


def test_a_closed_connection_is_no_failed_save(solr, monkeypatch):
    server = solr(1)
    index = search.index_for(model.Package)
    for number in range(3):
        index.remove_dict({"id": str(number)})
    assert (server.connections, server.asked) == (3, 3)
    monkeypatch.setitem(tk.config, "solr_url", "http://127.0.0.1:1/solr/x")
    with pytest.raises(search.SearchIndexError):
        index.remove_dict({"id": "x"})


def test_name_and_password_of_solr_are_sent(solr, monkeypatch):
    server = solr(100)
    monkeypatch.setitem(tk.config, "solr_user", "hue")
    monkeypatch.setitem(tk.config, "solr_password", "p:w")
    assert ask() == 7
    (head,) = server.heads
    said = head.split(b"Authorization: Basic ")[1].split(b"\r\n")[0]
    assert base64.b64decode(said).decode() == "hue:p:w"


def test_long_questions_are_posted_whole(solr):
    server = solr(100)
    query = search.query_for(model.Package)
    query.run({"q": "*:*", "fq": "name:" + "x" * 5000})
    assert query.count == 7
    assert server.heads[0].startswith(b"POST ")
    assert b"content-length: " in server.heads[0].lower()


def test_a_closed_connection_is_no_failed_search(solr, monkeypatch):
    server = solr(2)
    assert [ask() for _ in range(5)] == [7] * 5
    assert (server.connections, server.asked) == (3, 5)
    monkeypatch.setitem(tk.config, "solr_url", "http://127.0.0.1:1/solr/x")
    with pytest.raises(SolrConnectionError):
        ask()


def test_threads_and_children_have_their_own(solr):
    server = solr(100)
    ask()
    other = threading.Thread(target=ask)
    other.start()
    other.join()
    child = multiprocessing.get_context("fork").Process(target=ask)
    child.start()
    child.join()
    assert child.exitcode == 0
    assert (server.connections, server.asked) == (3, 3)


FLOATS = some.floats(allow_nan=False, allow_infinity=False)
SIMPLE = some.none() | some.booleans() | some.integers() | FLOATS | some.text()
ANY = some.recursive(
    SIMPLE,
    lambda part: some.lists(part) | some.dictionaries(some.text(), part),
    max_leaves=12,
)


@given(ANY, some.booleans())
def test_answers_are_read_as_pysolr_reads_them(value, plain):
    own = make_connection(decode_dates=False).decoder
    for text in (json.dumps(value, ensure_ascii=plain), json.dumps({"v": json.dumps(value)})):
        assert kept.Decoder(own).decode(text) == own.decode(text)


@pytest.mark.parametrize("text", ['{"docs":["\\ud83d"]}', "[1e400]", "[NaN]", "[1,]", "", "<html>"])
def test_what_the_quick_reader_refuses_is_read_or_refused_as_before(text):
    own = make_connection(decode_dates=False).decoder
    try:
        wanted = repr(own.decode(text))
    except ValueError as error:
        with pytest.raises(type(error)):
            kept.Decoder(own).decode(text)
    else:
        assert repr(kept.Decoder(own).decode(text)) == wanted
