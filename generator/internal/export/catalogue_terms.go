package export

// prefixes shorten the names of the vocabularies that the catalogue uses.
var prefixes = map[string]string{
	"dcat":   "http://www.w3.org/ns/dcat#",
	"dcatap": "http://data.europa.eu/r5r/",
	"dct":    "http://purl.org/dc/terms/",
	"foaf":   "http://xmlns.com/foaf/0.1/",
	"owl":    "http://www.w3.org/2002/07/owl#",
	"rdfs":   "http://www.w3.org/2000/01/rdf-schema#",
	"skos":   "http://www.w3.org/2004/02/skos/core#",
	"spdx":   "http://spdx.org/rdf/terms#",
	"vcard":  "http://www.w3.org/2006/vcard/ns#",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
}

// The lists of codes from which DCAT-AP takes its values, and what of them
// holds for every site.
const (
	authority     = "http://publications.europa.eu/resource/authority/"
	irregular     = authority + "frequency/IRREG"
	public        = authority + "access-right/PUBLIC"
	available     = authority + "planned-availability/AVAILABLE"
	publisherType = "http://purl.org/adms/publishertype/"
	licenceType   = "http://purl.org/adms/licencetype/"
	sha256        = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
	mediaTypes    = "https://www.iana.org/assignments/media-types/"
	wktLiteral    = "http://www.opengis.net/ont/geosparql#wktLiteral"
)

// kosovo is the code of the EU's list of countries where ISO has none of its
// own and others write XKK.
const kosovo = "1A0"

// themes are the EU's data themes that topics of consultations belong to, by
// their codes; what is not named belongs to GOVE alone, as all does.
var themes = map[string]string{
	"urban_planning": "REGI", "environment": "ENVI", "local_economic_development": "ECON", "communal_services": "REGI",
	"culture": "EDUC", "sport": "EDUC", "social_protection": "SOCI", "education": "EDUC", "health": "HEAL",
	"budget_and_finance": "ECON", "transport": "TRAN", "taxes_and_fees": "ECON", "digital": "TECH",
}

// themeNames name the data themes as their list does.
var themeNames = map[string]string{
	"ECON": "Economy and finance", "EDUC": "Education, culture and sport", "ENVI": "Environment", "GOVE": "Government and public sector",
	"HEAL": "Health", "REGI": "Regions and cities", "SOCI": "Population and society", "TECH": "Science and technology", "TRAN": "Transport",
}

// format is a kind of file: its code in the EU's list, and its media type.
type format struct{ name, code, mediaType string }

// formats are those of the files that the catalogue names, by the ends of
// their names.
var formats = map[string]format{
	".csv":  {"CSV", "CSV", "text/csv"},
	".json": {"JSON", "JSON", "application/json"},
	".xlsx": {"XLSX", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	".zip":  {"ZIP", "ZIP", "application/zip"},
}
