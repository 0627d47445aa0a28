"""The ways in, where porter and door meet: set-up, sign-in, enrolment, tokens for scripts."""
