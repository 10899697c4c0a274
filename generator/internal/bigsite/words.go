package bigsite

// The lists below are read and never changed. A pair of subject and place makes a
// title; its parts stand in the nominative, so they join in every language.

var nameFirst = []text{
	{"Горно", "Gorno", "Gorno"},
	{"Долно", "Dollno", "Dolno"},
	{"Ново", "Novo", "Novo"},
	{"Старо", "Staro", "Staro"},
	{"Бело", "Bello", "Belo"},
	{"Црно", "Cërno", "Crno"},
	{"Суво", "Suvo", "Suvo"},
	{"Тивко", "Tivko", "Tivko"},
}

var nameSecond = []text{
	{"Поле", "Pole", "Pole"},
	{"Брдо", "Bërdo", "Brdo"},
	{"Езеро", "Ezero", "Ezero"},
	{"Врело", "Vrello", "Vrelo"},
	{"Блато", "Bllato", "Blato"},
	{"Гумно", "Gumno", "Gumno"},
	{"Лозје", "Llozje", "Lozje"},
	{"Бачило", "Baçillo", "Bachilo"},
	{"Дабје", "Dabje", "Dabje"},
	{"Јаворје", "Javorje", "Javorje"},
}

// subject is what a consultation is about.
type subject struct {
	slug, actType, topic string
	title                text
}

var subjects = []subject{
	{"local-roads", "programme", "transport", text{
		"Програма за одржување на локалните патишта",
		"Programi për mirëmbajtjen e rrugëve lokale",
		"Programme for the upkeep of local roads"}},
	{"car-parks", "decision", "transport", text{
		"Одлука за јавните паркиралишта",
		"Vendim për parkingjet publike",
		"Decision on public car parks"}},
	{"waste-tariff", "tariff", "communal_services", text{
		"Тарифа за собирање на комуналниот отпад",
		"Tarifa për mbledhjen e mbeturinave komunale",
		"Tariff for household waste collection"}},
	{"draft-budget", "budget", "budget_and_finance", text{
		"Предлог-буџет на општината",
		"Projektbuxheti i komunës",
		"Draft budget of the municipality"}},
	{"detailed-plan", "urban_plan", "urban_planning", text{
		"Детален урбанистички план",
		"Plani i detajuar urbanistik",
		"Detailed urban plan"}},
	{"youth", "strategy", "governance", text{
		"Стратегија за младите",
		"Strategjia për të rinjtë",
		"Youth strategy"}},
	{"green-spaces", "programme", "environment", text{
		"Програма за јавното зеленило",
		"Programi për gjelbërimin publik",
		"Programme for public green spaces"}},
	{"sports-hall", "project", "sport", text{
		"Проект за обнова на спортската сала",
		"Projekti për rinovimin e sallës së sportit",
		"Project to renovate the sports hall"}},
	{"culture", "programme", "culture", text{
		"Програма за културни настани",
		"Programi për ngjarje kulturore",
		"Programme of cultural events"}},
	{"kindergartens", "decision", "social_protection", text{
		"Одлука за мрежата на детски градинки",
		"Vendim për rrjetin e kopshteve të fëmijëve",
		"Decision on the network of kindergartens"}},
	{"water-supply", "project", "communal_services", text{
		"Проект за водоснабдување",
		"Projekti për furnizimin me ujë",
		"Water supply project"}},
	{"street-lighting", "project", "communal_services", text{
		"Проект за улично осветлување",
		"Projekti për ndriçimin rrugor",
		"Street lighting project"}},
	{"property-tax", "decision", "taxes_and_fees", text{
		"Одлука за данокот на имот",
		"Vendim për tatimin mbi pronën",
		"Decision on property tax"}},
	{"statute", "statute", "governance", text{
		"Измени на Статутот на општината",
		"Ndryshime të Statutit të komunës",
		"Amendments to the municipal statute"}},
	{"digital-services", "strategy", "digital", text{
		"Стратегија за дигитални услуги",
		"Strategjia për shërbime digjitale",
		"Strategy for digital services"}},
	{"clean-air", "programme", "environment", text{
		"Програма за чист воздух",
		"Programi për ajër të pastër",
		"Clean air programme"}},
	{"fire-protection", "regulation", "fire_protection", text{
		"Правилник за противпожарна заштита",
		"Rregullore për mbrojtjen nga zjarri",
		"Fire protection regulation"}},
	{"health-centre", "project", "health", text{
		"Проект за здравствениот дом",
		"Projekti për shtëpinë e shëndetit",
		"Health centre project"}},
	{"green-market", "regulation", "local_economic_development", text{
		"Правилник за зелениот пазар",
		"Rregullore për tregun e gjelbër",
		"Regulation on the green market"}},
	{"floods", "programme", "emergency", text{
		"Програма за заштита од поплави",
		"Programi për mbrojtje nga përmbytjet",
		"Flood protection programme"}},
	{"way-to-school", "policy_question", "education", text{
		"Безбеден пат до училиште",
		"Rruga e sigurt deri në shkollë",
		"A safe way to school"}},
}

var places = []text{
	{"Стара чаршија", "Çarshia e vjetër", "Old Bazaar"},
	{"Центар", "Qendra", "Centre"},
	{"Железничка населба", "Lagjja e hekurudhës", "Railway quarter"},
	{"Источна индустриска зона", "Zona industriale lindore", "Eastern industrial zone"},
	{"Речен кеј", "Bregu i lumit", "Riverside"},
	{"Горно маало", "Mëhalla e epërme", "Upper quarter"},
	{"Долно маало", "Mëhalla e poshtme", "Lower quarter"},
	{"Рурални населби", "Vendbanimet rurale", "Rural settlements"},
	{"Градски парк", "Parku i qytetit", "Town park"},
	{"Нова населба", "Lagjja e re", "New quarter"},
	{"Манастирски рид", "Kodra e manastirit", "Monastery Hill"},
	{"Цела општина", "E gjithë komuna", "Whole municipality"},
}

var audiences = []string{
	"general_public",
	"general_public;youth",
	"general_public;persons_with_disabilities;pensioners",
	"business;employees",
	"csos;experts",
	"parents;students",
	"rural;farmers",
	"neighbourhood_councils;property_owners",
}

var yesNo = []string{"yes", "no"}

var council = text{"Совет на општината", "Këshilli i komunës", "Council of the municipality"}

var eventTitle = text{"Јавна расправа", "Debat publik", "Public debate"}

var venues = []text{
	{"Голема сала на општината", "Salla e madhe e komunës", "Great hall of the municipality"},
	{"Дом на културата", "Shtëpia e kulturës", "House of culture"},
	{"Основно училиште, спортска сала", "Shkolla fillore, salla e sportit", "Primary school, sports hall"},
	{"Градска библиотека", "Biblioteka e qytetit", "Town library"},
}
