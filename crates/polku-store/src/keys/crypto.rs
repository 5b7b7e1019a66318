//! The few cryptographic steps that slots are made of, each a thin layer over one audited crate.

use super::KeyError;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use data_encoding::BASE64;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, Zeroizing};

/// Length of a 32-byte secret under XChaCha20-Poly1305: the secret and its 16-byte tag.
const SECRET_AND_TAG: usize = 48;

/// Bytes that stand as base64 text in JSON. Not for secrets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Base64<const N: usize>(pub(crate) [u8; N]);

impl<const N: usize> Serialize for Base64<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Base64<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text.as_bytes()).map_err(D::Error::custom)?;
        match bytes.try_into() {
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(D::Error::custom("wrong number of bytes")),
        }
    }
}

/// Random bytes from the operating system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], KeyError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|source| KeyError::NoRandomness { source })?;
    Ok(bytes)
}

/// A random secret that is wiped when it goes.
pub(crate) fn random_secret() -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|source| KeyError::NoRandomness { source })?;
    Ok(bytes)
}

fn hmac(key: &[u8; 32], parts: &[&[u8]]) -> Hmac<Sha256> {
    // HMAC fills a key up with zeros to the block of its hash, so this is the key itself, without the fallible
    // constructor for keys of any length.
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block);
    block.as_mut_slice().zeroize();
    for part in parts {
        mac.update(part);
    }
    mac
}

/// HMAC-SHA256 over the parts, one after the other.
pub(crate) fn hmac_sha256(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    hmac(key, parts).finalize().into_bytes().into()
}

/// Whether the code is the HMAC-SHA256 of the parts, in constant time.
pub(crate) fn hmac_sha256_is(key: &[u8; 32], parts: &[&[u8]], code: &[u8; 32]) -> bool {
    hmac(key, parts).verify(&(*code).into()).is_ok()
}

/// HKDF-SHA256 with one block of output.
///
/// The expansion to one block is a single HMAC by RFC 5869; the crate's own `expand` can fail on lengths that cannot
/// occur here. A test holds the two together.
pub(crate) fn hkdf_sha256(salt: &[u8], secret: &[u8], info: &[u8]) -> Zeroizing<[u8; 32]> {
    let (extracted, _) = Hkdf::<Sha256>::extract(Some(salt), secret);
    let extracted: Zeroizing<[u8; 32]> = Zeroizing::new(extracted.into());
    Zeroizing::new(hmac_sha256(&extracted, &[info, &[1]]))
}

/// A 32-byte secret under a symmetric key.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wrapped {
    nonce: Base64<24>,
    ciphertext: Base64<SECRET_AND_TAG>,
}

/// Encrypts a secret under a key with XChaCha20-Poly1305 and a random nonce.
pub(crate) fn wrap(
    key: &[u8; 32],
    secret: &[u8; 32],
    associated_data: &[u8],
) -> Result<Wrapped, KeyError> {
    let nonce = random::<24>()?;
    let ciphertext = encrypt(key, &nonce, secret, associated_data)?;
    Ok(Wrapped {
        nonce: Base64(nonce),
        ciphertext,
    })
}

/// The secret, or nothing if the key or the associated data is not the one it was wrapped with, or it was changed.
pub(crate) fn unwrap(
    key: &[u8; 32],
    wrapped: &Wrapped,
    associated_data: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    decrypt(key, &wrapped.nonce.0, &wrapped.ciphertext, associated_data)
}

/// A 32-byte secret that only the holder of a private key can read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sealed {
    ephemeral_public: Base64<32>,
    ciphertext: Base64<SECRET_AND_TAG>,
}

/// Seals a secret to a public key: ephemeral X25519, HKDF-SHA256 over the shared secret and both public keys,
/// XChaCha20-Poly1305.
pub(crate) fn seal(
    recipient: &[u8; 32],
    secret: &[u8; 32],
    associated_data: &[u8],
) -> Result<Sealed, KeyError> {
    let ephemeral = StaticSecret::from(*random_secret()?);
    let ephemeral_public = PublicKey::from(&ephemeral).to_bytes();
    let key = shared_key(&ephemeral, recipient, &ephemeral_public, recipient)
        .ok_or(KeyError::damaged("a public key of small order"))?;
    let ciphertext = encrypt(&key, &SEAL_NONCE, secret, associated_data)?;
    Ok(Sealed {
        ephemeral_public: Base64(ephemeral_public),
        ciphertext,
    })
}

/// The sealed secret, or nothing if the private key or the associated data is another one, or it was changed.
pub(crate) fn open(
    private: &[u8; 32],
    sealed: &Sealed,
    associated_data: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    let private = StaticSecret::from(*private);
    let public = PublicKey::from(&private).to_bytes();
    let ephemeral_public = &sealed.ephemeral_public.0;
    let key = shared_key(&private, ephemeral_public, ephemeral_public, &public)?;
    decrypt(&key, &SEAL_NONCE, &sealed.ciphertext, associated_data)
}

/// The public half of a private key.
pub(crate) fn public_of(private: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*private)).to_bytes()
}

/// The key of a seal is new for every seal, because its ephemeral half is, so its nonce can be a constant.
const SEAL_NONCE: [u8; 24] = [0; 24];

/// Nothing if the shared secret is all zeros, which a public key of small order forces whatever the private key is.
fn shared_key(
    mine: &StaticSecret,
    theirs: &[u8; 32],
    ephemeral_public: &[u8; 32],
    recipient_public: &[u8; 32],
) -> Option<Zeroizing<[u8; 32]>> {
    let shared = mine.diffie_hellman(&PublicKey::from(*theirs));
    if !shared.was_contributory() {
        return None;
    }
    let salt = [*ephemeral_public, *recipient_public].concat();
    Some(hkdf_sha256(&salt, shared.as_bytes(), b"polku/seal/1"))
}

fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    secret: &[u8; 32],
    associated_data: &[u8],
) -> Result<Base64<SECRET_AND_TAG>, KeyError> {
    let payload = Payload {
        msg: secret,
        aad: associated_data,
    };
    XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(*nonce), payload)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .map(Base64)
        .ok_or(KeyError::damaged("a secret of the wrong length"))
}

fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    ciphertext: &Base64<SECRET_AND_TAG>,
    associated_data: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    let payload = Payload {
        msg: &ciphertext.0,
        aad: associated_data,
    };
    let plain = XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(*nonce), payload)
        .ok()
        .map(Zeroizing::new)?;
    let mut secret = Zeroizing::new([0; 32]);
    if plain.len() != secret.len() {
        return None;
    }
    secret.copy_from_slice(&plain);
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_block_of_hkdf_is_what_the_crate_expands() {
        let mut expected = [0; 32];
        Hkdf::<Sha256>::new(Some(b"salt"), b"secret")
            .expand(b"info", &mut expected)
            .unwrap();
        assert_eq!(*hkdf_sha256(b"salt", b"secret", b"info"), expected);
    }

    #[test]
    fn a_seal_opens_with_its_own_private_key_and_data_only() {
        let private = random::<32>().unwrap();
        let sealed = seal(&public_of(&private), &[7; 32], b"data").unwrap();
        assert_eq!(*open(&private, &sealed, b"data").unwrap(), [7; 32]);
        assert!(open(&private, &sealed, b"other").is_none());
        assert!(open(&random::<32>().unwrap(), &sealed, b"data").is_none());
    }

    #[test]
    fn public_keys_of_small_order_are_refused() {
        for point in [[0; 32], {
            let mut one = [0; 32];
            one[0] = 1;
            one
        }] {
            assert!(seal(&point, &[7; 32], b"").is_err());
            let private = random::<32>().unwrap();
            let mut sealed = seal(&public_of(&private), &[7; 32], b"").unwrap();
            sealed.ephemeral_public = Base64(point);
            assert!(open(&private, &sealed, b"").is_none());
        }
    }

    #[test]
    fn two_seals_of_one_secret_differ() {
        let public = public_of(&[9; 32]);
        let one = seal(&public, &[7; 32], b"").unwrap();
        let two = seal(&public, &[7; 32], b"").unwrap();
        assert!(one != two);
    }
}
