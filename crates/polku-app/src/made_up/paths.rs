//! The paths that people of a made-up region take through coaching, and how common each is.

use polku_domain::code::LegalBasis;

/// A step of a path: the basis and its shortest and longest length in days.
pub(super) type Step = (LegalBasis, i64, i64);

pub(super) const GUIDANCE: Step = (LegalBasis::Guidance, 21, 75);
const REHABILITATIVE: Step = (LegalBasis::RehabilitativeWork, 100, 250);
const JOB_COACHING: Step = (LegalBasis::JobCoaching, 25, 140);
pub(super) const CAREER: Step = (LegalBasis::CareerCoaching, 21, 100);
const JOB_SEARCH: Step = (LegalBasis::JobSearchCoaching, 21, 90);
const TRIAL: Step = (LegalBasis::WorkTrial, 21, 170);
const TRAINING: Step = (LegalBasis::Training, 40, 120);
const SUBSIDISED: Step = (LegalBasis::PaySubsidisedEmployment, 150, 153);

/// The paths of those out of work.
pub(super) const PATHS: [(&[Step], u32); 14] = [
    (&[GUIDANCE, REHABILITATIVE], 130),
    (&[REHABILITATIVE], 190),
    (&[REHABILITATIVE, TRIAL], 60),
    (&[TRIAL], 150),
    (&[CAREER, TRIAL], 60),
    (&[GUIDANCE, TRIAL], 50),
    (&[TRIAL, SUBSIDISED], 25),
    (&[JOB_COACHING, SUBSIDISED], 12),
    (&[JOB_COACHING], 120),
    (&[JOB_COACHING, JOB_SEARCH], 40),
    (&[JOB_SEARCH], 40),
    (&[GUIDANCE], 60),
    (&[CAREER], 43),
    (&[CAREER, TRAINING], 20),
];

/// The paths of those in work, who need no place to work at.
pub(super) const PATHS_IN_WORK: [(&[Step], u32); 3] = [
    (&[JOB_COACHING], 40),
    (&[CAREER], 40),
    (&[CAREER, TRAINING], 20),
];
