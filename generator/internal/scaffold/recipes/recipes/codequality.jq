# Makes GitLab's Code Quality report of what `konsulta check --format json` says:
# jq -f recipes/codequality.jq problems.json > gl-code-quality-report.json
[.problems[] | {
	description: ([.message, .hint] | map(select(. != "")) | join("\n")),
	check_name: .code,
	# What tells a problem from all others, so that GitLab shows each once.
	fingerprint: ([.code, .file, .line, .column, .field, .message] | map(tostring) | join("|") | @base64),
	severity: (if .severity == "error" then "critical" else "minor" end),
	location: { path: .file, lines: { begin: .line } }
}]
