package model

import (
	"slices"
	"strings"
)

// Vocabularies are lists of codes by name, in the order in which they are
// shown. Every code has its label in each language of the site under the
// term `<vocabulary>.<code>`.
type Vocabularies map[string][]string

// Has reports whether a vocabulary holds a code.
func (v Vocabularies) Has(name, code string) bool { return slices.Contains(v[name], code) }

// Open reports whether vocabularies.yaml may add codes to a vocabulary:
// those that describe what a consultation is about and how it is held, and
// not those on which states, rules and scores depend.
func (v Vocabularies) Open(name string) bool {
	return slices.Contains([]string{"act_type", "topic", "form", "channel", "audience", "event_kind",
		"document_kind", "respondent_type", "mentoring_kind", "region"}, name)
}

// BuiltIn returns the vocabularies of the format (contract, 3.10 and the
// choices in section 3), fresh for each call.
func BuiltIn() Vocabularies {
	v := Vocabularies{"region": nil}
	for line := range strings.Lines(builtIn) {
		words := strings.Fields(line)
		v[words[0]] = words[1:]
	}
	return v
}

const builtIn = `act_type decision programme budget strategy urban_plan tariff statute regulation project policy_question other
form written public_debate forum public_inspection survey call_for_proposals other
topic urban_planning environment local_economic_development communal_services culture sport social_protection education health fire_protection budget_and_finance transport taxes_and_fees governance digital emergency other
channel web_form email post phone in_person event survey social platform ener other
event_kind public_debate presentation forum_session working_group site_visit online other
audience general_public youth pensioners women persons_with_disabilities roma_and_other_communities rural farmers parents students business csos neighbourhood_councils experts diaspora employees property_owners
respondent_type citizen informal_group cso business business_association union academia public_body public_enterprise neighbourhood_council councillor_or_party media anonymous other
document_kind draft_act explanation impact_assessment call programme response_form background changed_text minutes report adopted_act other
document_of consultation report
obligation obligatory voluntary
calendar_status draft adopted amended
entry_decision postponed cancelled merged
outcome adopted_unchanged adopted_with_changes sent_back postponed not_adopted decision_pending
disposition accepted partly_accepted rejected noted out_of_scope pending
effect text_changed planned already_in_text no_change
publish named anonymous summary withheld
sex women men other
state planned lapsed upcoming open closed overdue reported cancelled postponed merged undated
recorded_by municipality monitor
municipality_kind municipality city city_municipality
alert_kind email viber whatsapp telegram facebook sms other
rule_days calendar working
rule_year previous same
action_status planned in_progress done dropped
mentoring_kind visit workshop review call
answer yes partly no not_applicable
item_evidence required optional
rollup weighted_mean mean sum_points
missing zero exclude
rank_on unrounded rounded
index_evidence none link archived
indicator_kind binary ordinal ratio count
edition_state draft reply final
review draft reviewed contested corrected final
challenge_decision upheld partly rejected pending`
