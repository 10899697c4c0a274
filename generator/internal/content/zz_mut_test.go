package content_test

import ("testing";"math/rand/v2";"slices";"strings";"time";"os")

func TestZZMutate(t *testing.T) {
	if os.Getenv("ZZM")=="" { t.Skip() }
	type pf struct{p,s string}
	var seeds []pf
	for _, e := range slices.Concat(siteRules, calendarRules, consultationRules, eventRules, reportRules, commentRules, formatRules, reportedOnce) {
		for n, f := range tree(e.files) { if strings.HasSuffix(n,".yaml")||strings.HasSuffix(n,".csv")||strings.HasSuffix(n,".md") { seeds=append(seeds,pf{n,string(f.Data)}) } }
	}
	frag := []string{"\"","'","\n","\r\n","\r",",",";","\t",":"," ","- ","[","]","{","}","&a ","*a","!x ","|\n  ","---\n","#","\u2028","\ufeff","\x00","x_a","\xff","а","=1+1","ana@b.mk","0","?",".",": ","\n\n","\u00a0","null","~","\u0085","<<: "}
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()),2))
	end := time.Now().Add(60*time.Second)
	n:=0
	for time.Now().Before(end) && !t.Failed() {
		s := seeds[r.IntN(len(seeds))]
		b := s.s
		for range 1+r.IntN(4) {
			i := 0; if len(b)>0 { i = r.IntN(len(b)+1) }
			switch r.IntN(4) {
			case 0: b = b[:i]+frag[r.IntN(len(frag))]+b[i:]
			case 1: j:=min(len(b), i+1+r.IntN(6)); b = b[:i]+b[j:]
			case 2: o := seeds[r.IntN(len(seeds))].s; if len(o)>0 { k:=r.IntN(len(o)); l:=min(len(o),k+r.IntN(40)); b = b[:i]+o[k:l]+b[i:] }
			case 3: lines:=strings.SplitAfter(b,"\n"); k:=r.IntN(len(lines)); lines=slices.Insert(lines,r.IntN(len(lines)+1),lines[k]); b=strings.Join(lines,"")
			}
		}
		t0:=time.Now()
		fuzzed(t, s.p, b)
		if d:=time.Since(t0); d>200*time.Millisecond { t.Errorf("slow %v", d) }
		if t.Failed() { t.Logf("file %s text %q", s.p, b) }
		n++
	}
	t.Log(n)
}
