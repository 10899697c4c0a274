package bigsite

// The sentences of a consultation. {title} and {url} stand for those of the
// consultation.

var summaries = []text{
	{"Општината предлага промени и бара мислење од жителите пред да одлучи советот. Секој коментар ќе добие одговор.",
		"Komuna propozon ndryshime dhe kërkon mendimin e banorëve para se të vendosë këshilli. Çdo koment do të marrë përgjigje.",
		"The municipality proposes changes and asks residents for their view before the council decides. Every comment will get an answer."},
	{"Нацртот уредува како се планираат, финансираат и контролираат работите во следните четири години.",
		"Projektakti rregullon si planifikohen, financohen dhe kontrollohen punët në katër vitet e ardhshme.",
		"The draft sets out how the works will be planned, paid for and checked over the next four years."},
	{"Се бараат забелешки и предлози за приоритетите, роковите и трошоците, како и за пристапот за лицата со попреченост.",
		"Kërkohen vërejtje dhe propozime për përparësitë, afatet dhe kostot, si dhe për qasjen e personave me aftësi të kufizuara.",
		"Comments and proposals are sought on priorities, deadlines and costs, and on access for persons with disabilities."},
	{"Општината сака услугата да биде достапна за сите, а трошокот да се дели правично меѓу корисниците.",
		"Komuna dëshiron që shërbimi të jetë i arritshëm për të gjithë, ndërsa kostoja të ndahet drejt ndërmjet përdoruesve.",
		"The municipality wants the service to be within reach of everyone and its cost to be shared fairly among users."},
	{"Одлуката засега жители, деловни субјекти и установи. Мислењата ќе бидат објавени заедно со извештајот.",
		"Vendimi prek banorët, bizneset dhe institucionet. Mendimet do të publikohen bashkë me raportin.",
		"The decision concerns residents, businesses and institutions. Views will be published together with the report."},
}

var headings = []text{
	{"Што предлагаме", "Çfarë propozojmë", "What we propose"},
	{"Зошто е потребна промена", "Pse nevojitet ndryshim", "Why a change is needed"},
	{"За предлогот", "Për propozimin", "About the proposal"},
	{"Кого засега", "Kë prek", "Whom it concerns"},
	{"Што знаеме досега", "Çfarë dimë deri tani", "What we know so far"},
	{"Како дојдовме дотука", "Si arritëm deri këtu", "How we got here"},
}

var openings = []text{
	{"Општината ве повикува да доставите забелешки и предлози за „{title}“.",
		"Komuna ju fton të dërgoni vërejtje dhe propozime për “{title}”.",
		"The municipality invites your comments and proposals on “{title}”."},
	{"Нацртот „{title}“ е отворен за мислењата на сите жители.",
		"Projektakti “{title}” është i hapur për mendimet e të gjithë banorëve.",
		"The draft “{title}” is open to the views of all residents."},
	{"Пред советот да одлучи за „{title}“, сакаме да го слушнеме вашето мислење.",
		"Para se këshilli të vendosë për “{title}”, dëshirojmë ta dëgjojmë mendimin tuaj.",
		"Before the council decides on “{title}”, we would like to hear your view."},
}

var background = []text{
	{"Постојните правила се донесени пред повеќе од десет години и веќе не одговараат на потребите на жителите.",
		"Rregullat ekzistuese janë miratuar para më shumë se dhjetë vjetësh dhe nuk u përgjigjen më nevojave të banorëve.",
		"The present rules were adopted more than ten years ago and no longer meet the needs of residents."},
	{"Во последните две години советот доби многу поплаки за состојбата на терен.",
		"Në dy vitet e fundit këshilli mori shumë ankesa për gjendjen në terren.",
		"In the last two years the council has received many complaints about the situation on the ground."},
	{"Стручната служба изработи анализа на трошоците и на очекуваните придобивки.",
		"Shërbimi profesional përgatiti analizë të kostove dhe të përfitimeve të pritura.",
		"The municipal service has analysed the costs and the expected benefits."},
	{"Средствата се предвидени во буџетот, а дел ќе се обезбеди од донации и од државни програми.",
		"Mjetet janë paraparë në buxhet, ndërsa një pjesë do të sigurohet nga donacione dhe nga programe shtetërore.",
		"The money is planned in the budget, and part of it will come from grants and national programmes."},
	{"Месните и урбаните заедници ги посочија најитните места на заеднички средби.",
		"Bashkësitë lokale dhe urbane i treguan vendet më urgjente në takime të përbashkëta.",
		"Neighbourhood councils pointed out the most urgent places at joint meetings."},
	{"Сличен пристап веќе даде добри резултати во соседните општини.",
		"Një qasje e ngjashme ka dhënë tashmë rezultate të mira në komunat fqinje.",
		"A similar approach has already worked well in neighbouring municipalities."},
	{"Законот бара општината да го усогласи актот пред крајот на годината.",
		"Ligji kërkon që komuna ta harmonizojë aktin para fundit të vitit.",
		"The law requires the municipality to bring the act into line before the end of the year."},
	{"Бројот на корисници порасна, а капацитетот остана ист.",
		"Numri i përdoruesve është rritur, ndërsa kapaciteti ka mbetur i njëjtë.",
		"The number of users has grown while the capacity has stayed the same."},
}

var proposalLead = text{
	"**Главните промени** се следните.",
	"**Ndryshimet kryesore** janë këto.",
	"**The main changes** are these.",
}

var proposals = []text{
	{"Нацртот воведува јасни рокови, одговорна служба и годишно известување до советот.",
		"Projektakti përcakton afate të qarta, njësi përgjegjëse dhe raportim vjetor te këshilli.",
		"The draft sets clear deadlines, a responsible unit and yearly reporting to the council."},
	{"Предлогот се спроведува во две фази, со проверка на резултатите по првата година.",
		"Propozimi zbatohet në dy faza, me kontroll të rezultateve pas vitit të parë.",
		"The proposal is carried out in two stages, with a check of the results after the first year."},
	{"Предност имаат улиците околу училиштата, здравствените установи и автобуските постојки.",
		"Përparësi kanë rrugët rreth shkollave, institucioneve shëndetësore dhe stacioneve të autobusëve.",
		"Priority goes to the streets around schools, health centres and bus stops."},
	{"Семејствата со ниски приходи ќе бидат ослободени од дел од надоместокот.",
		"Familjet me të ardhura të ulëta do të lirohen nga një pjesë e kompensimit.",
		"Families on low incomes will be exempt from part of the fee."},
	{"Сите податоци за спроведувањето ќе бидат јавни и ќе се обновуваат на секои три месеци.",
		"Të gjitha të dhënat për zbatimin do të jenë publike dhe do të përditësohen çdo tre muaj.",
		"All data on implementation will be public and updated every three months."},
	{"Пристапот за лицата со попреченост е задолжителен дел од секое решение.",
		"Qasja për personat me aftësi të kufizuara është pjesë e detyrueshme e çdo zgjidhjeje.",
		"Access for persons with disabilities is a required part of every solution."},
	{"Работите ќе се изведуваат за време на распустот, за да не се попречува наставата.",
		"Punimet do të kryhen gjatë pushimeve, që të mos pengohet mësimi.",
		"Works will take place during the holidays, so that lessons are not disturbed."},
	{"Општината ќе склучи договор само по јавен повик и со објавени услови.",
		"Komuna do të lidhë kontratë vetëm pas thirrjes publike dhe me kushte të publikuara.",
		"The municipality will sign a contract only after a public call and on published terms."},
}

var questionLead = text{
	"Ве молиме одговорете на овие прашања:",
	"Ju lutemi përgjigjuni këtyre pyetjeve:",
	"Please answer these questions:",
}

var questions = []text{
	{"Кои улици или населби треба да имаат предност?",
		"Cilat rrugë ose lagje duhet të kenë përparësi?",
		"Which streets or quarters should come first?"},
	{"Дали предложените рокови се изводливи?",
		"A janë të realizueshme afatet e propozuara?",
		"Are the proposed deadlines feasible?"},
	{"Што недостига во нацртот?",
		"Çfarë mungon në projektakt?",
		"What is missing from the draft?"},
	{"Како промената ќе влијае врз вашето семејство или работа?",
		"Si do të ndikojë ndryshimi në familjen ose punën tuaj?",
		"How will the change affect your family or your work?"},
	{"Дали износот на надоместокот е правичен?",
		"A është e drejtë shuma e kompensimit?",
		"Is the amount of the fee fair?"},
	{"Кој треба да го следи спроведувањето?",
		"Kush duhet ta ndjekë zbatimin?",
		"Who should follow the implementation?"},
	{"Кои податоци треба да се објавуваат редовно?",
		"Cilat të dhëna duhet të publikohen rregullisht?",
		"Which data should be published regularly?"},
	{"Како да се олесни пристапот за постарите лица?",
		"Si të lehtësohet qasja për të moshuarit?",
		"How can access be made easier for older people?"},
}

var linkLine = text{
	"Целиот нацрт и образложението се на [страницата на општината]({url}).",
	"Projektakti i plotë dhe arsyetimi gjenden në [faqen e komunës]({url}).",
	"The full draft and the explanatory note are on [the website of the municipality]({url}).",
}

var unplannedReasons = []text{
	{"Потребата се појави по усвојувањето на календарот.",
		"Nevoja u shfaq pas miratimit të kalendarit.",
		"The need arose after the calendar was adopted."},
	{"Рокот е утврден со измена на законот во текот на годината.",
		"Afati u caktua me ndryshim të ligjit gjatë vitit.",
		"The deadline was set by a change of the law during the year."},
	{"Советот го додаде прашањето на барање на жителите.",
		"Këshilli e shtoi çështjen me kërkesë të banorëve.",
		"The council added the question at the request of residents."},
}
