//! From a passphrase or PIN to a key: Argon2id and how hard it works.

use super::KeyError;
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// How hard guessing a passphrase is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KdfCost {
    /// Argon2id with 64 MiB, 3 passes, 1 lane: about 0.2 s in a release build.
    Standard,
    /// Next to nothing, so that tests open stores by the thousand. Such a store protects nobody: a release build
    /// neither makes nor opens one ([`KeyError::CheapCostRefused`]).
    CheapForTests,
}

impl KdfCost {
    /// [`KdfCost::CheapForTests`] in a debug build with `POLKU_TEST_KDF=cheap` in the environment, else
    /// [`KdfCost::Standard`].
    #[must_use]
    pub fn from_environment() -> Self {
        if cfg!(debug_assertions)
            && std::env::var_os("POLKU_TEST_KDF").is_some_and(|v| v == "cheap")
        {
            Self::CheapForTests
        } else {
            Self::Standard
        }
    }

    /// Refuses the cheap cost in a release build.
    pub(crate) fn permitted(self) -> Result<Self, KeyError> {
        self.permitted_in(cfg!(debug_assertions))
    }

    fn permitted_in(self, debug_build: bool) -> Result<Self, KeyError> {
        match self {
            Self::CheapForTests if !debug_build => Err(KeyError::CheapCostRefused),
            cost => Ok(cost),
        }
    }

    pub(crate) const fn parameters(self) -> KdfParameters {
        match self {
            Self::Standard => KdfParameters {
                memory_kib: 64 * 1024,
                passes: 3,
                lanes: 1,
            },
            Self::CheapForTests => KdfParameters {
                memory_kib: 64,
                passes: 1,
                lanes: 1,
            },
        }
    }
}

/// The parameters of Argon2id (version 0x13) as a slot keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KdfParameters {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl KdfParameters {
    /// Refuses what no version of the program writes: too weak to protect, or so heavy that opening would stall the
    /// machine.
    pub(crate) fn check(self, cost_of_store: KdfCost) -> Result<(), KeyError> {
        if self == KdfCost::CheapForTests.parameters() && cost_of_store == KdfCost::CheapForTests {
            return Ok(());
        }
        let within = (19 * 1024..=1024 * 1024).contains(&self.memory_kib)
            && (1..=10).contains(&self.passes)
            && (1..=4).contains(&self.lanes);
        if within {
            Ok(())
        } else {
            Err(KeyError::damaged("Argon2id parameters out of bounds"))
        }
    }

    pub(crate) fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..4].copy_from_slice(&self.memory_kib.to_be_bytes());
        bytes[4..8].copy_from_slice(&self.passes.to_be_bytes());
        bytes[8..].copy_from_slice(&self.lanes.to_be_bytes());
        bytes
    }
}

/// Argon2id over the secret and the salt.
pub(crate) fn derive(
    secret: &[u8],
    salt: &[u8; 16],
    parameters: KdfParameters,
) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let mut key = Zeroizing::new([0; 32]);
    Params::new(
        parameters.memory_kib,
        parameters.passes,
        parameters.lanes,
        Some(key.len()),
    )
    .and_then(|params| {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
            secret,
            salt,
            key.as_mut_slice(),
        )
    })
    .map_err(|source| KeyError::Derivation { source })?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_debug_build_permits_the_cheap_cost() {
        assert!(KdfCost::CheapForTests.permitted_in(true).is_ok());
        assert!(matches!(
            KdfCost::CheapForTests.permitted_in(false),
            Err(KeyError::CheapCostRefused)
        ));
        assert!(KdfCost::Standard.permitted_in(false).is_ok());
    }

    #[test]
    fn parameters_at_and_beyond_each_bound() {
        let with = |memory_kib, passes, lanes| {
            KdfParameters {
                memory_kib,
                passes,
                lanes,
            }
            .check(KdfCost::Standard)
            .is_ok()
        };
        assert!(with(19 * 1024, 1, 1));
        assert!(with(1024 * 1024, 10, 4));
        assert!(!with(19 * 1024 - 1, 1, 1));
        assert!(!with(1024 * 1024 + 1, 1, 1));
        assert!(!with(19 * 1024, 0, 1));
        assert!(!with(19 * 1024, 11, 1));
        assert!(!with(19 * 1024, 1, 0));
        assert!(!with(19 * 1024, 1, 5));
        assert!(!with(64, 1, 1), "the cheap cost in an ordinary store");
    }
}
