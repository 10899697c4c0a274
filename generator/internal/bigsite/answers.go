package bigsite

// The sentences and codes of reports and comments. A code that stands in a list
// more than once is that much more frequent.

// outcome is a code with the sentence that tells it.
type outcome struct {
	code string
	lead text
}

var (
	unchanged = outcome{"adopted_unchanged", text{
		"Советот го донесе актот без измени.",
		"Këshilli e miratoi aktin pa ndryshime.",
		"The council adopted the act without changes."}}
	withChanges = outcome{"adopted_with_changes", text{
		"Советот го донесе актот со измени што произлегоа од коментарите.",
		"Këshilli e miratoi aktin me ndryshime që dolën nga komentet.",
		"The council adopted the act with changes that came from the comments."}}
	sentBack = outcome{"sent_back", text{
		"Советот го врати нацртот на доработка.",
		"Këshilli e ktheu projektaktin për përpunim të mëtejshëm.",
		"The council sent the draft back for revision."}}
	postponed = outcome{"postponed", text{
		"Одлучувањето е одложено за една од следните седници.",
		"Vendimmarrja u shty për një nga seancat e ardhshme.",
		"The decision was postponed to one of the next sessions."}}
	notAdopted = outcome{"not_adopted", text{
		"Советот не го донесе актот.",
		"Këshilli nuk e miratoi aktin.",
		"The council did not adopt the act."}}
	pending = outcome{"decision_pending", text{
		"Советот ќе одлучува на една од следните седници.",
		"Këshilli do të vendosë në një nga seancat e ardhshme.",
		"The council will decide at one of its next sessions."}}

	outcomes = []outcome{unchanged, unchanged, withChanges, withChanges, withChanges,
		withChanges, sentBack, postponed, notAdopted, pending}
)

var youSaidLead = text{
	"Во коментарите најчесто се спомнува:",
	"Në komente përmendet më shpesh:",
	"The comments mention most often:",
}

var youSaid = []text{
	{"роковите се кратки и треба да се продолжат за најмалку три месеци",
		"afatet janë të shkurtra dhe duhet të zgjaten për së paku tre muaj",
		"the deadlines are short and should be extended by at least three months"},
	{"надоместокот е висок за пензионерите и за семејствата со деца",
		"kompensimi është i lartë për pensionistët dhe për familjet me fëmijë",
		"the fee is high for pensioners and for families with children"},
	{"тротоарите и пристапните рампи треба да бидат прва работа",
		"trotuaret dhe rampat e qasjes duhet të jenë puna e parë",
		"pavements and access ramps should be done first"},
	{"податоците за трошоците треба да се објавуваат на секои три месеци",
		"të dhënat për kostot duhet të publikohen çdo tre muaj",
		"data on costs should be published every three months"},
	{"селата се запоставени во споредба со центарот",
		"fshatrat janë lënë pas dore në krahasim me qendrën",
		"the villages are neglected compared with the centre"},
	{"зелените површини треба да се сочуваат",
		"sipërfaqet e gjelbra duhet të ruhen",
		"green spaces should be preserved"},
}

var weDid = []text{
	{"Распоредот на работите е објавен и ќе се дополнува секој месец.",
		"Orari i punimeve u publikua dhe do të plotësohet çdo muaj.",
		"The schedule of works was published and will be updated every month."},
	{"Службата ќе го следи спроведувањето и ќе го извести советот по шест месеци.",
		"Njësia do ta ndjekë zbatimin dhe do ta njoftojë këshillin pas gjashtë muajsh.",
		"The unit will follow the implementation and report to the council after six months."},
	{"Барањата за селата се вклучени во планот за следната година.",
		"Kërkesat për fshatrat u përfshinë në planin për vitin e ardhshëm.",
		"The requests of the villages were included in the plan for the next year."},
	{"Предлозите што бараат дополнителни средства ќе се разгледаат со следниот буџет.",
		"Propozimet që kërkojnë mjete shtesë do të shqyrtohen me buxhetin e ardhshëm.",
		"Proposals that need additional money will be considered with the next budget."},
	{"Сите одговори се објавени по редослед, со образложение за секој предлог.",
		"Të gjitha përgjigjet u publikuan sipas radhës, me arsyetim për çdo propozim.",
		"All answers are published in order, with a reason for each proposal."},
}

var commentLeads = []text{
	{"Го поддржувам предлогот, но сметам дека треба да се дополни.",
		"E mbështes propozimin, por mendoj se duhet të plotësohet.",
		"I support the proposal, but I think that it needs additions."},
	{"Не се согласувам со предложеното решение во овој дел.",
		"Nuk pajtohem me zgjidhjen e propozuar në këtë pjesë.",
		"I do not agree with the proposed solution in this part."},
	{"Предлагам овој дел да се напише појасно.",
		"Propozoj që kjo pjesë të shkruhet më qartë.",
		"I propose that this part be written more clearly."},
	{"Имаме забелешка за начинот на спроведување.",
		"Kemi vërejtje për mënyrën e zbatimit.",
		"We have a remark on the way it will be carried out."},
	{"Потребно е повеќе внимание за секојдневните потреби на жителите.",
		"Nevojitet më shumë vëmendje për nevojat e përditshme të banorëve.",
		"More attention is needed for the everyday needs of residents."},
}

var commentPoints = []text{
	{"Во нашата улица нема тротоар, па децата одат до училиште по коловозот.",
		"Në rrugën tonë nuk ka trotuar, prandaj fëmijët shkojnë në shkollë nëpër rrugë.",
		"Our street has no pavement, so the children walk to school on the roadway."},
	{"Осветлувањето не работи со месеци и навечер е небезбедно да се излезе.",
		"Ndriçimi nuk punon me muaj dhe në mbrëmje është e pasigurt të dalësh.",
		"The lighting has been out for months and it is not safe to go out in the evening."},
	{"Надоместокот треба да зависи од приходите на семејството, а не само од површината.",
		"Kompensimi duhet të varet nga të ardhurat e familjes, e jo vetëm nga sipërfaqja.",
		"The fee should depend on the income of the family and not only on the floor area."},
	{"Барам рокот да се продолжи, за да можат да учествуваат и луѓето што работат сезонски.",
		"Kërkoj që afati të zgjatet, që të mund të marrin pjesë edhe njerëzit që punojnë me sezon.",
		"Please extend the deadline, so that people with seasonal work can take part as well."},
	{"Автобусот до селото вози само два пати на ден и не се совпаѓа со работното време.",
		"Autobusi deri në fshat qarkullon vetëm dy herë në ditë dhe nuk përputhet me orarin e punës.",
		"The bus to the village runs only twice a day and does not match working hours."},
	{"Треба да се засадат дрвја покрај патот и да се постават клупи за постарите лица.",
		"Duhet të mbillen drunj pranë rrugës dhe të vendosen ulëse për të moshuarit.",
		"Trees should be planted along the road and benches put up for older people."},
	{"Канализацијата не може да ја прими водата кога врне и подрумите редовно се поплавени.",
		"Kanalizimi nuk e përballon ujin kur bie shi dhe bodrumet përmbyten rregullisht.",
		"The sewers cannot take the water when it rains, and cellars are flooded regularly."},
	{"Документите треба да се објават и на албански и на македонски јазик во исто време.",
		"Dokumentet duhet të publikohen në gjuhën shqipe dhe maqedonase në të njëjtën kohë.",
		"The documents should be published in Albanian and in Macedonian at the same time."},
	{"Малите продавници ќе загубат купувачи ако улицата е затворена подолго од еден месец.",
		"Dyqanet e vogla do të humbin blerës nëse rruga mbyllet më gjatë se një muaj.",
		"Small shops will lose customers if the street is closed for more than a month."},
	{"Потребна е рампа на влезот, затоа што лицата во количка сега не можат да влезат.",
		"Nevojitet një rampë në hyrje, sepse personat në karrocë tani nuk mund të hyjnë.",
		"A ramp is needed at the entrance, since people in wheelchairs cannot get in now."},
}

// commentLanguages are places in languages.
var commentLanguages = []int{0, 0, 0, 0, 0, 0, 1, 1, 1, 2}

// provisions are where in the draft a comment points, or what it changed.
var provisions = []text{
	{"член 2", "neni 2", "article 2"},
	{"член 4, став 1", "neni 4, paragrafi 1", "article 4, paragraph 1"},
	{"член 7", "neni 7", "article 7"},
	{"член 11, став 3", "neni 11, paragrafi 3", "article 11, paragraph 3"},
	{"прилог 1", "shtojca 1", "annex 1"},
}

var channels = []string{"web_form", "web_form", "email", "email", "email", "post",
	"in_person", "in_person", "event"}

var respondentTypes = []string{"citizen", "citizen", "citizen", "citizen", "citizen",
	"informal_group", "cso", "cso", "business", "neighbourhood_council"}

var organisations = []text{
	{"Здружение „Зелена линија“", "Shoqata “Linja e gjelbër”", "Green Line Association"},
	{"Здружение „Пристап за сите“", "Shoqata “Qasje për të gjithë”", "Access for All Association"},
	{"Центар за локална демократија", "Qendra për demokraci lokale", "Centre for Local Democracy"},
	{"Младински сојуз", "Lidhja e të rinjve", "Youth Union"},
}

var withheldReasons = []text{
	{"Коментарот содржи лични податоци на други лица.",
		"Komenti përmban të dhëna personale të personave të tjerë.",
		"The comment contains personal data of other people."},
	{"Подносителот побара коментарот да не се објави.",
		"Parashtruesi kërkoi që komenti të mos publikohet.",
		"The submitter asked that the comment not be published."},
}

var dispositions = []string{"accepted", "accepted", "accepted", "partly_accepted",
	"partly_accepted", "partly_accepted", "rejected", "rejected", "rejected", "rejected",
	"noted", "noted", "noted", "out_of_scope", "pending"}

var notedEffects = []string{"already_in_text", "no_change"}

// reasons are those for the dispositions that need one.
var reasons = map[string][]text{
	"partly_accepted": {
		{"Дел од предлогот е вклучен; за другиот дел нема средства во овој буџет.",
			"Një pjesë e propozimit u përfshi; për pjesën tjetër nuk ka mjete në këtë buxhet.",
			"Part of the proposal is included; there is no money for the rest in this budget."},
		{"Рокот ќе се продолжи, но помалку од предложеното, поради законската обврска.",
			"Afati do të zgjatet, por më pak se sa u propozua, për shkak të detyrimit ligjor.",
			"The deadline will be extended, but by less than proposed, because of a legal duty."},
	},
	"rejected": {
		{"Предлогот е спротивен на законот што ги уредува надоместоците.",
			"Propozimi është në kundërshtim me ligjin që i rregullon kompensimet.",
			"The proposal is contrary to the law that governs the fees."},
		{"Решението би чинело повеќе од планираното, а би користело на мал број жители.",
			"Zgjidhja do të kushtonte më shumë se sa është planifikuar dhe do t’u shërbente pak banorëve.",
			"The solution would cost more than planned and would serve few residents."},
		{"Просторот е потребен за јавна намена, според важечкиот план.",
			"Hapësira nevojitet për qëllim publik, sipas planit në fuqi.",
			"The space is needed for a public purpose under the plan in force."},
	},
	"noted": {
		{"Забелешката е предадена на надлежната служба.",
			"Vërejtja iu përcoll njësisë përgjegjëse.",
			"The remark was passed on to the unit in charge."},
		{"Мислењето е примено на знаење; за оваа тема веќе постои посебна програма.",
			"Mendimi u mor në dijeni; për këtë temë ekziston tashmë një program i veçantë.",
			"The view is noted; there is already a separate programme on this matter."},
	},
	"out_of_scope": {
		{"Прашањето не е предмет на овој акт; за него е надлежно јавното претпријатие.",
			"Çështja nuk është objekt i këtij akti; për të është kompetente ndërmarrja publike.",
			"The question is not the subject of this act; the public enterprise is in charge of it."},
	},
}
