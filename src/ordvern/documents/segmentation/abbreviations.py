"""Abbreviations whose full stop ends no sentence, by language.

Collected from common knowledge of each language's spelling (for Norwegian that is what
Språkrådet's list of abbreviations holds too). Only those count that a capital or a figure may
follow: before a small letter no sentence ends anyhow. A blank may stand after each stop inside.
"""

from collections.abc import Mapping

NORWEGIAN = """
    f.eks. bl.a. jf. jfr. nr. kl. ca. dr. prof. pkt. kap. ang. vedr. iflg. ifg. mht. m.h.t. hhv.
    evt. ev. inkl. ekskl. pga. p.g.a. ift. i.f.t. ifm. i.f.m. vha. v.h.a. t.o.m. tom. f.o.m. fom.
    s.k. såk. d.v.s. dvs. i.e. e.g. kfr. cf. hr. fr. frk. fru. mr. mrs. cand. mag. stud. adv. ass.
    adm. dir. kst. fung. fhv. forh. ing. siv. sivilark. mons. kapt. lt. oblt. maj. oberstlt.
    sekr. statsr. h.r.adv. st.meld. ot.prp. st.prp. innst. meld. prp. dok. tlf. mob. adr.
    vs. resp. tilsv. tidl. nåv. opr. ref. utg. årg. gnr. bnr. snr. fnr. org.nr. orgnr. kto. art.nr.
    mnd. mill. mrd. red. overs. anm. ill. komm. komp. kgl. vit. etg. sml. spes. eks. v.s.a. d.y.
    d.e. o.a. m.a. t.d. u.a. m.o.t. hft. fig. tab. bd. vol. dl. jur. philos. phil. real. oecon.
    theol. univ. dipl. tekn. utdr. lnr. jnr. saksnr. pr. maks. st. a.d. gr. avd. avg. ank. pst. div.
    fork.
"""
ENGLISH = """
    mr. mrs. ms. dr. prof. rev. hon. st. mt. gen. col. capt. lt. sgt. cmdr. gov. sen. rep. messrs.
    e.g. i.e. viz. cf. vs. fig. figs. eq. ch. chap. sect. arts. para. paras. pp. vol. vols. eds. al.
    approx. ca. esp. incl. excl. tel. ext. op.cit. ibid. nos. jan. feb. aug. sept. oct. nov. dec.
    reg. ref. refs. regs. ph.d.
"""
SWEDISH = """
    t.ex. bl.a. d.v.s. dvs. s.k. kl. nr. ca. jfr. jmf. fr.o.m. t.o.m. f.ö. f.d. p.g.a. pga. resp.
    inkl. exkl. dr. prof. hr. s:t. tel. kap. sid. fig. tab. f.n. t.v. bil. ang. enl. ev. fil. jur.
    civ.ing. kungl. prop. dir. f.
"""
DANISH = """
    f.eks. bl.a. ca. kl. nr. jf. jfr. pkt. stk. kap. dr. prof. hr. fr. frk. s.k. d.v.s. dvs. ang.
    vedr. evt. inkl. ekskl. hhv. iflg. m.h.t. mht. p.g.a. pga. t.o.m. tlf. mio. mia. bek. cand. jur.
    mag. polit. lic. stud. fig. tab. henv. kgl. nuv. opr. tidl. u.a. fhv. lbk. sml. litra.
"""
GERMAN = """
    z.b. d.h. bzw. u.a. z.t. v.a. i.d.r. i.s.d. i.v.m. o.g. s.o. s.u. vgl. ggf. gem. nr. nrn. abs.
    art. ziff. lit. bd. kap. abb. tab. dr. prof. hr. fr. st. str. tel. ca. evtl. inkl. exkl. zzgl.
    abzgl. bspw. sog. geb. gest. verh. dipl. ing. med. jur. phil. rer. nat. hrsg. jan. feb.
    aug. sept. okt. nov. dez. mio. mrd. std. min. max. allg. bes. betr. bez. insb. entspr. ehem.
    rn. aufl. anm. verf. p.a. az.
"""
FRENCH = """
    m. mm. mme. mlle. dr. pr. st. ste. p.ex. c.-à-d. cf. art. al. nos. pp. vol. chap. fig. éd. tél.
    av. j.-c. bd. janv. févr. juill. sept. oct. nov. déc. réf. resp. dir. gén. prof.
"""
SPANISH = """
    sr. sra. sres. sras. srta. dr. dra. d. dña. prof. profa. ud. uds. vd. lic. ing. arq. gral. cap.
    p.ej. núm. art. arts. pág. págs. vol. fig. tel. av. avda. aprox. depto. dpto. sto. sta. fdo. ed.
    apdo. párr. inc. excmo. excma. ilmo. ilma. cf. ref. exp.
"""
POLISH = """
    np. tj. tzn. tzw. m.in. ul. al. pl. os. nr. godz. art. ust. pkt. poz. lit. prof. mgr. inż. hab.
    lek. med. św. ks. bp. gen. płk. mjr. kpt. im. ok. ur. zm. zob. str. rozdz. rys. tab. tel. red.
    wyd. woj. pow. gm. ww. sygn. dz. par. sp.
"""
# Before a figure alone: words of their own, or too often the last of a sentence.
NUMBERED = """
    art. par. s. side. avsn. ledd. post. rad. no. p. para. sec. st. n. t. c. bil. vedl. pos. mål.
    tab. alt. lit. str. jan. feb. febr. mar. apr. jun. jul. aug. sep. sept. okt. oct. nov. des. dec.
    dez. reg. max. min.
"""

ABBREVIATIONS: Mapping[str, str] = {
    "nb": NORWEGIAN,
    "nn": NORWEGIAN,
    "en": ENGLISH,
    "sv": SWEDISH,
    "da": DANISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pl": POLISH,
}
