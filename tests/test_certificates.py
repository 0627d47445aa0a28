"""The lab's certificate authority: good for one host, kept, renewed, never wide open."""

import stat
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from fieldsample.access.certificate_authority import Pair, make_leaf
from fieldsample.access.certificates import HostRefused, certificates_for, read_key

NOW = datetime.now(UTC)


def verify(host: str, leaf: x509.Certificate, root: x509.Certificate) -> None:
    try:
        name: x509.IPAddress | x509.DNSName = x509.IPAddress(ip_address(host))
    except ValueError:
        name = x509.DNSName(host)
    policy = PolicyBuilder().store(Store([root])).build_server_verifier(name)
    policy.verify(leaf, [])


@pytest.mark.parametrize("host", ["192.168.1.20", "fd00::20", "lab.lan"])
def test_a_phone_that_trusts_the_root_trusts_the_host(tmp_path, host):
    held = certificates_for(host, tmp_path)
    verify(host, held.leaf, held.root)


@pytest.mark.parametrize("host", ["192.168.1.20", "lab.lan"])
@pytest.mark.parametrize("other", ["192.168.1.21", "10.0.0.1", "fd00::1", "bank.example"])
def test_the_root_is_worth_nothing_for_another_host(tmp_path, host, other):
    held = certificates_for(host, tmp_path)
    stolen = Pair(read_key(held.root_key_path), held.root)
    forged = make_leaf(other, stolen, NOW)
    with pytest.raises(VerificationError):
        verify(other, forged.certificate, held.root)


def test_the_leaf_lives_397_days_at_most_and_the_root_ten_years(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    assert life(held.leaf) <= timedelta(days=397)
    assert life(held.root) <= timedelta(days=3650)


def life(certificate: x509.Certificate) -> timedelta:
    return certificate.not_valid_after_utc - certificate.not_valid_before_utc


def test_keys_are_for_the_owner_alone(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (held.root_key_path, held.leaf_key_path)]
    assert modes == [0o600, 0o600]
    assert stat.S_IMODE(held.folder.stat().st_mode) == 0o700


def test_a_second_start_keeps_what_phones_already_trust(tmp_path):
    first = certificates_for("lab.lan", tmp_path)
    root, leaf = first.root, first.leaf
    again = certificates_for("LAB.lan.", tmp_path)
    assert (again.root, again.leaf) == (root, leaf)


def test_a_leaf_near_its_end_is_renewed_under_the_same_root(tmp_path):
    held = certificates_for("lab.lan", tmp_path, NOW)
    root, leaf = held.root, held.leaf
    certificates_for("lab.lan", tmp_path, leaf.not_valid_after_utc - timedelta(days=31))
    assert held.leaf == leaf
    certificates_for("lab.lan", tmp_path, leaf.not_valid_after_utc - timedelta(days=29))
    assert held.leaf != leaf
    assert held.root == root


def test_a_leaf_never_outlives_its_root_and_an_old_root_is_replaced(tmp_path):
    held = certificates_for("lab.lan", tmp_path, NOW)
    root = held.root
    certificates_for("lab.lan", tmp_path, root.not_valid_after_utc - timedelta(days=90))
    assert held.leaf.not_valid_after_utc == root.not_valid_after_utc
    certificates_for("lab.lan", tmp_path, root.not_valid_after_utc - timedelta(days=29))
    assert held.root != root
    held.leaf.verify_directly_issued_by(held.root)


def test_a_key_of_another_generation_is_noticed(tmp_path):
    held = certificates_for("lab.lan", tmp_path)
    held.leaf_key_path.write_bytes(held.root_key_path.read_bytes())
    certificates_for("lab.lan", tmp_path)
    assert read_key(held.leaf_key_path).public_key() == held.leaf.public_key()


def test_each_host_has_a_root_of_its_own(tmp_path):
    home = certificates_for("192.168.1.20", tmp_path)
    assert certificates_for("192.168.1.21", tmp_path).root != home.root


@pytest.mark.parametrize("host", ["", "lab lan", "../tls", "https://lab.lan", "a" * 300])
def test_nonsense_is_no_host(tmp_path, host):
    with pytest.raises(HostRefused):
        certificates_for(host, tmp_path)
