"""Make the lab's root certificate and, from it, the one that the server shows."""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_LIFE = timedelta(days=3650)
# Browsers refuse a certificate that lives longer than 398 days.
LEAF_LIFE = timedelta(days=397)
# Phones whose clock is behind must not find the certificate "not yet valid".
CLOCK_SLACK = timedelta(days=1)


class Pair(NamedTuple):
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def new_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def as_address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def make_root(host: str, now: datetime) -> Pair:
    key = new_key()
    # The day stands in the name, so that two roots of one host can be told apart on a phone.
    name = named(f"fieldsample lab CA {host} {now:%Y-%m-%d}"[:64])
    root = (
        begin(name, name, key.public_key(), now, now + ROOT_LIFE - CLOCK_SLACK)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(key_usage(signs_certificates=True), critical=True)
        .add_extension(constraints(host), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Pair(key, root)


def make_leaf(host: str, authority: Pair, now: datetime) -> Pair:
    key = new_key()
    until = min(now + LEAF_LIFE - CLOCK_SLACK, authority.certificate.not_valid_after_utc)
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.key.public_key())
    leaf = (
        begin(named("fieldsample"), authority.certificate.subject, key.public_key(), now, until)
        .add_extension(x509.SubjectAlternativeName([alternative_name(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(key_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(issuer, critical=False)
        .sign(authority.key, hashes.SHA256())
    )
    return Pair(key, leaf)


def named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def begin(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    now: datetime,
    until: datetime,
) -> x509.CertificateBuilder:
    return x509.CertificateBuilder(
        issuer_name=issuer,
        subject_name=subject,
        public_key=key,
        serial_number=x509.random_serial_number(),
        not_valid_before=now - CLOCK_SLACK,
        not_valid_after=until,
    )


def key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def alternative_name(host: str) -> x509.GeneralName:
    address = as_address(host)
    return x509.DNSName(host) if address is None else x509.IPAddress(address)


def constraints(host: str) -> x509.NameConstraints:
    """Limit both kinds of name: a kind that is not spoken of would be unlimited."""
    address = as_address(host)
    if address is None:
        everywhere = (ip_network("0.0.0.0/0"), ip_network("::/0"))
        excluded = [x509.IPAddress(network) for network in everywhere]
        return x509.NameConstraints([x509.DNSName(host)], excluded)
    # RFC 2606 keeps "invalid" free for ever, so the one permitted name is nobody's.
    only = [x509.IPAddress(ip_network(address)), x509.DNSName("invalid")]
    return x509.NameConstraints(only, None)
