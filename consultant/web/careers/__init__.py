"""The pages of the job board: `searching` for everybody, `seeking` and `subscribing` for seekers, `employing` for employers,
`moderating` at the desk."""
