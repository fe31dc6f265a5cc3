/**
 * The most common runs of three characters of programs, configuration and documentation, most common first: measured on Go, Java,
 * TypeScript, JavaScript, Python, C#, Terraform, YAML, JSON and Markdown of public repositories, each weighing the same. Letters are
 * lower case.
 */
export const COMMON_TRIGRAMS =
  '   ion  "tio ththe": enting: "conhe ame reateatinamser coproons inter  }resecte": tostrfororter ed veronttypto por' +
  'ypetristaest seon valerve: iceng datnteor derersuserinandmenageues anlic st = is comodeinttornd  dereaess prmetes ' +
  'ctiluealuper fo: {equ }}rommpotat  -istble  {ratextallendimpqueithatareqcrecattednt temtesordcolgete a":" wist  a ' +
  'e tvicablourste uspti  tnotes.opervielein turrets":nste sassred  p  <  c },nseyou nashate ces vaineappthi is ofnti' +
  ' ma noiteroutrurt re  "tultarg paof httumele ttpicas asiomplsetide {{witpe".cose  enacktexce on"eteer.ndelinrdeind' +
  'hiseveoutrecone exdefounacterrmeserttenchascrif expadds tonf  rnerdesainntafroeat orrce -  ca --ilenfiity":{aliace' +
  'api "s yoseclabtindoc apesp{- {{-llearte icheparpla liant bepacust tydelt: ntssou trtra---logth ormdisereethome", ' +
  'file cernme modn":itiiveworberliser-n tasecrishourceraropgrot tlesan ncebelme"figalsmat  s-coinsom  cltanreferigin' +
  'varetulatpe:ireven  ats randen if fit":eadleroreuntpon; }olo  ir tareit ediautpeclor tepleurn "astoen  popri fr "c' +
  'ensubengeabespacodripbaskeyurekub onullll dinrsinalou nit.va"rehastarpli "dpre doat  asescclu  .iptrveund"shns de ' +
  'emeet  melecbs- "rtit{{ ighme:oupcen dicallas// efaher--b "polld": chthaemo://ocuauln aienapee o-bsfaun: seld tly ' +
  'ies "mas  alhanghtrn rueledompecirenrro itlsepattaiputaccmanic tps ar: shatjecawsoverep  mempimelieenae, ===ostrti' +
  'ownremal cliecoposge elsletticon.e pnetcumtimailclahapon:e fbut net italrit.",ntrimaetrrol  dpeneso launcs: ss ot ' +
  'ramencorkroreta) { "i .vange dgra { t athoastspoarde", molenfin whps:eusditrtaifiash unuleuteattf t acolucepe rcan' +
  ' crnin.semarizegerd: sinomme lleacur  nheunewampr: couer"be  lo, " hainis:/s cminuctaraocklowt; onasti sobacgrefie' +
  ' baut  "ltomspeatu  billtchblioriid urls i: ts ove   eathanctablummbessiribharry  boeptubltif  f germa"co tat o "e' +
  ' "n da shanspubepllidppl"},oolnt;ddinulcce sutrouth opr a"st farictac awesech t satoquie efund alocokeilds sfal:{"' +
  'id"ialotemagachnt.s",ssa adtrelusetteas </telt, anabor  vinc: 1ignmai buken{"s"tytiv"natteloa !iadeeng: 0!imhenrne' +
  'ar(or:em oryoines"objook spctorrecart cbjeteg: as f =>"dereg "oct es:- esitboorigrgetrytasuragen(--scor(-dep htexc' +
  'y: ave() efiolewidd } nuridlanus- pe.reopt ated"gitoads, memond imsedckeuniitoe =ne run punod by-boruluirxpoeldth:' +
  'ld "inhou: [leme wotainftuskinom/ual/co ausagar coretsdirtiemitorgsynd irgotag=> tto.":atco tmoniper":senarysesgur' +
  'ngsutiodusonrte } igucip "bg txcepodew annficuto }) ves.aur wheweboniearndit {by hopuilpdagesynctokllobuidow: vnfo' +
  'poiupdldee nsse  /inpue e m</p miheaibuecueryt",ask  lng"sube="uriinkoca) = obadi "uedewilferrelene000();nt"tle "f' +
  'y tgatpagnaboliinast-esung-eli kedexdedplo, sepoitlecre "emars amlty pas gr.na256npuaitn csolzonr in s"pr howai  o' +
  ', a wanumhalyam idsizd b hepe d, nclembducroty alude }r csulkets wcopudeany-ha"me.ge"ht 0./p>topn iidaerfnctaleow ' +
  'nenrnaa25<p>egipolnsistsriv: nvolck hinfacce.dreha2d ottinneronnnoasyh taloexaxpen o scmmahowawaetirovt b: fin-s.s' +
  's.crode ucco-sevie-lirowevi.decush:  leradela ru, teacvid vi56:on-s p--hmapiewdthemsschnon=shrac sint-usieamh=s  ]' +
  'sh=s rt wthuovilayorshubetchem_nat pcas-toamat deedenvidtoldhoses/ts" //ds :"sorat feallitspr saerc . ragsamonnoto' +
  'dlee"  up tireved.teaonlegehorava woa siel vo.prnc arc eriss "hxamadarchermrs"nedf (warseevatls -st-rearninvst"- i' +
  's dtidhelce"t r "gn",thrs.ie bus rpcitsmaxctu quppe nile"vishretcolt  weng.d sruceckesheanndspincteouspet: cm "er_' +
  'heco aystrap"sedev evpesr swne 0 s =r os-boulivaicsbotake.tots.ico"lirien euertadlacmeray uldchiosetia});stymis-in' +
  'nat");s eisid",ilide>dpo","s nndase,"pa.</omaeigid:imiurrwayrstkermaz.iortsreedemicyazouidjsoloyy":nagd fue,le.dom' +
  ': ipadrgir",ndlt =d ceenful= n 10n  . t, c"<pp: bal ousigflequanva cu5repanltirianlylig: r floggme=onchodctlutpo s' +
  '-desyslteotifirp>"go-"thsisndp  h.ader:morclotpu"mas="osiowscere { "" kuge.tilfratylgrplimisagleon(lex} fop = "id,' +
  'fonarkhav : s-s fuholeloio/arryleskect(.stntollys }toota  ronava cothwhi-pruicelfor-splmptariflodetumbsumrsenvilar' +
  'ymesswr eswoiednes.apbecnecws vednex_rebilgge= aumnefese", e, ins"lobmedellee g acifoffr, "te100ht ns.ts:egrr pisp' +
  '  )e hottmme> {tna.in/prn f ju202" ."usts/shi{ .div.orsea"doddrncoenu {"se.ml flalef_coe vor"anif avelnt:- nst.cts' +
  'ttre("ht:er("note"ifyny   wrtyy otseobaichor.et.lag== ecewri elt u(htrs.altr rs u-grsabd wis.ierickwasttabincitl a' +
  'diumea-wipluasoxtemou> <e-s\', ), .ids" fait("de"ad sup{ t emss=o crrapi s bm t"daer,upp"tadgeisehoon wub. "v"tirco' +
  'rd s.dliztecrmiapae gdiaootup jobaspes- plsuc\'s juit hheit e"caacis. einr-cl":r d/doral mu0.0amiey eftngrfix />ed:' +
  'e."le:n b"idrocewaglosid"exongndo-exvir)",ed--cd ::onmodyedun d: pre"nd:l: te-g",y s_se-rat m, re) win rals:adoala' +
  'hro_id"la "<, nbtn"bael -opoid: onort-sictlamnmen"}l cepege"e()barg: opyechs.pbodn, "arke oardieltsy ih ahed:=  :=' +
  '-- ](hs-ceprb.carstewocsdulta:kgr-paefosrellanowrg.  uuttd ploull,t nboay, d dcho));iltm !cemse-en".ener)ffe/lisca' +
  'amble-ptydro 0;exiop.robius0, bdaon,s mgedobe: \'dondect) htmadmt.csqlil : becardstml/aphicr mxt xt"(re::g.mocia, o' +
  '- tg irojmastprn po bckgmigiatr =.ca ==legmic <ss-ltlj ur"logioasie. "fid u <c).t ab_inns:blombdlur</stonam d =ods' +
  'e.chil "kls.sanls4, pcro}} wern rolvte(  giroils<cos vy cmals."ams"vatip, bid)r fnd-())ws.t lce:agsu c/st brerl.0.' +
  'a pulad r: mdmiws-tep</aros es "wslam:  []-te":[l b amdraopatwon u201>thsorg s +   [agrnt(od , 0 gos l.clcelem;mus' +
  'ls"//gce_dardcovoisombra0.2rfar wlve"geoftoyanicpc:ffiddee);"crgui  k</ccled-c.yapiv "-c (-majavo pon_or)ut"-si <p' +
  'edatl nre 20c::exengu owl t.harafa htoyr-ste.et;ngirimdicibeoym du oto do-con>ewooceiblmocsibtoc-leila > l .t }ng(' +
  'rvaed,rt:xis.mere. syrnsmewnt_. }irso r"foowaal- ()ppig, ucctpaominveso :gr<st-foup-cedabinar,20ue"/gi"en: hisceho' +
  'avicapo u hir.sp>tt via p":l sgs et(ngticr(cong,. i>", !=ct.esid()move-pal:s.ge</oud cerios-pelmaftry-a don)meo ],' +
  'epa-nappou mtobef= <acksn mlait()ita, \'"grrizs (rrics.sofe-c.spopsa t- w wrmuls-oo is)  "@hes "y2.0"pl, vrm caclug' +
  'rgbgoraboicier/egaigi {}></.exizagisn =e.stfog cncynee.poegotn-: u/relonsocdo ::s (ship.tenevnchmayn.ca r"tr"-- gi' +
  'me.et_cutxl-cdkrayrof.isboxogixprdasbefp:/k8sf yc stote yojessotp:ngp.pae -igas()sur"toal_e")-ituotldsyinnt,ebhom:' +
  'pi.le_eclfolem.bre="h.foa lquory"}, st_-acntptstn n-bgbhoofit."efsng:udi hrr-r "$es,odir-btma"opviadebrai: dlopetw' +
  '</drguerp" }xt-200},"ed_xecps ebuet"fteltroweef /malli"acdifge:g": ov"moroo-he(sealrpp.ow-makckatlycei/a>eys" / ki' +
  'us"ta.nt)s-tlf.lev ea_tofou.dano pt -sune-alcg pliagth: 2a fl ir {_prupln {bou); el_ age (igr, m, urm-wwwagiuna"ne' +
  'mpact""suay:m a fe0.1<a ft:.htbed (tg.s-weubscrandr/awpul.crge-.lors:pay.usonv janc(gumr b, w 1.me,d) zatumme ktty' +
  'pe.anoeba.shin".li &&ipsupsrl vainligprs.rp> , dniljustos-dar.i.25g oyte  x(inog it(r) -post,elp"apn."ol se).5r"{{' +
  '= sce-nimy r-ri= tkedutst. onr.amkagn()sna...eidx: unnl, -sm"pod eascseh-fity:-ch/wwt (ms e> tua(va  :st(" t: 3tap' +
  'h":n-tstnabaossrabsrc/deck.nninglmid"yort. ${oppngfnd":tr//weouish-diy pun ().nsace,op:foo-noks   @t" tefy wgua 0,' +
  'ynaf .rksrnipirpic"chid>lnaceark.ntyplyidgs/srkfr uf s"unh .r);vassem-catetodabeteepte:_paogrte_ avry.stut-clst= c' +
  'd")looaimped.manidms4uffssuww.":t-lams:w tue)xlj/kuec:r.caysinuunsk":nsue <.fiittraw.laycoum be- (da",kflsaver;_po' +
  're-ty.f e ga v1d m-shmil <dus:ves slood{ iknoat" "{"${s/cgooue:= r/se_degs"t.a .mrk bustliis-ugie_ipx;t-tt-gduror(' +
  'eoferoeitagg)) wn o eex-tcl-kulivin.s haud"si-tyokss);(thbytroxt.sedsr lho ivir nnsod hlbaa nus..annelnanss-loscie' +
  'coot ycy ogsncipigt"}owi-btxt.opo (cxtrctxlls&& "erzer-me0 0efl-mo/usfy rt"e_nr hnsp .cig n-bcd-s-mrg/"faes(rl": e' +
  '-ba:  aptgn-gno- pptsbeeigmncr"miwann-l) sgfrpopgbaaaap nto-i>  ".pe-olsoxysmady ogln hvitbufas-:"t"astboet-k t, {' +
  'ap-me(ntlr-t0.5enig fgriiou bi"sockie-bitc, yyset="r vme)n.  4 upiely-tao mnttl p.js-cld nnjeo fedct.ed lntc/dilib' +
  'broonple,-}} -}ikekuptupdbams" x-oci!= /op <ibsc bl{ $) (shbiabtlse-ifecyri= unnach(vio.gr25rn) { gen-rt---cfea,"t' +
  've-"al.neapsl {ady":1ifavbacs/ss.ocoed(-xxd. (),nosy dd {-lgn-crypag uagsheel.yidgmad vffcanv(styerhbo"ors-de"} af' +
  '= fl os.esdkr()rdile="><duaip , fme}:"<}}"edo ? dsee [rn"afay",-alvinetogap"imo",sfo (ine"l ds-aeorrfoos x":n vem>' +
  'munx-kpyral.inlm i-apv2.rasuchtogie ce(nk  .ps.lmcaiantcaon=orrer=y fljiid(gnic cba(fcaaffry:iorlrear-gmcuckf nerg' +
  'isog rok " :freng>ey:nslin/-ho.no "1"dili>brile("lee.prd-ss"}{{ze it-- ads.r.ae.git" .fs-eop>}}{g()emirifex hidt 4' +
  'lprfs"s.ms.tmume-a/ sxt,nk-oesde.sp y =eethomiv>-mdmd-seqdayl npi/.aw}",olt") n lagmed)edbckush fant jerb:"p (e_st' +
  ' };sict-fllny neakbughot.thpidhon.alpprtakn" ta-etpet:g e{ ct g );lthrard -vetzip4 }aneavb(prf cd."nloalphov333<di' +
  'o n"kuptosimst/orcoogp.cuscgotobse}"ggr-xlrtmal(e  nsfblatgrrpoe_p.opu sirmon/e.a .hnieevallb ril rat:phal",xxlt(\'' +
  'nis</im \'lchdd ng)ushtyc.0 n ywe da ubmds:go wray b"adp tt-re.t1.0.doweith)mmi.kugocinj.ro -fps"n-i gu "~awipteit.' +
  'xmlr. ml)th"ry_eddll)pe( .o::cm",be(ty"nap (mljm{ "_cas {eun../foc.erughde-pe=lsoal"y mse_"clidisliwatinn-1 ex:teu' +
  'dalir iddng_ar"ssp/v1"~/bucceedan_meaymu a0pxs.nom" b.1reve"irtd);sac/he"))pus-ennth:"i({ ck"mysep 0um"bo//dcpuoug' +
  ': $ocdonufipte,"up js?: keeono"],m":p a"ou"),a m/lao::="{mo:enorlera f iup"::oiqu edu w:ott :tvaljeme-t.ide_eurunk' +
  '/arat-gs.r.eamo1.5efr="crd"hitiv }},likt);w oy udoetamrd.s";}" ("speadns.fuiplntue jsstid.dagrogy-crer:nuod"00 swe' +
  '(deel"c toso/go/sp.pe/in.ofpy ntbze:</t-fan("): ilyey"},{- rwse.dir.per<. ast:rshta"m srgs= {ns/yrebesippsm- 8  ei' +
  'bmil) -f hetn="rtu10.stp"wexpiimu gladsaxi, (ypt: gilu/ tunl":nthce.ng m-2.= drmecovt.nn "  _t 8elcleiid=ysq500stb' +
  'weel fljqiftaus:"d-10 <tts,utlt-1ys rba} }wnles_bselcocaur-w0unuanom-"",cryof(ws:e_sxt:etn"cuedgifft_n <l: 5a vut)' +
  ', lh iiumms.r }00%m/ptme1",n (g dde:em" 2.opieercint")e.opsagse-ofwed"aul urthpps  (rkeehao hljuo god_.auetltdao o' +
  '-thm-ccycef:)).aylewm"pe-wong;c inpr/ akitde() }d-tct-ow:="talyn }n-sds"a> ce=t_ideenuts-n: (ursto; ["mnttebggimi4' +
  'v1.> tig.oklefft.rmsg.bad" bea/tey e:"clepy hsk ps.= pkres/pvanl_n{ dt-dlutncane;aga 1r- c jolg-.gizedlifabsom.iev' +
  '("ilru"bu, :edt/exrt_-im_cl> .rlim cmecedriskil.on\'a":deasvg{"d{"tnd(yljth.ap:efuor/-20a aer\'in:th-<lig we-u"quft.' +
  'h c_ennley (gneeuet_tl e-up" co w, .g babbix ueu:"rlt"n gd="r" niqe.icul_diwn-usaadv= mmmo8 }se("okteoc a,v28s.giv' +
  'phoumicrdrsoopd.0"id}e-m("ccet 1 g)  (aismpdo("/e-top- myank-va <b, hut,t -.ch="adio"ho0 {.as) !e-2-arxtt_fio l. <' +
  'ucedapklcdyn.  s.kslo drws_gultwa</le-dmelckr ecx-scs n-aap g"}stcrr en.gmsy. nioodbryiol-s_cidsyclstdsue: /lc(-un' +
  'to"a bnd,nd.e=~v cmmuhe."heck-t(cixem/amos sq pixpl "jiamk a0",s.ftoepov,"ubehle)erwbitsepaxlr."t_s"@sen(klo"urwmo' +
  'digswis")r.g.bogext-a- mhadk i .nrpr.wes-i.imtla" "l =uit% 0whackosef.ta:"lue;s</mot:norisw a "/idp"sc"uitbu="$t-i' +
  ':stggls/aos.e.er.d{ auyea w-cr, 1ntfeex: ls-ris,a uns-00;s.h.leifecabsmotsiddo(mebuymavm ds/lis"gem .bt.p} =2.1e">' +
  '</bnvoe-ft-mljydpade=r.njoiv0.r-ets-s " (p/sc_ho: 4pise.rxednizatfanunswy kerdogogs: 12srull-ntv-usftwnshce)pil="s' +
  'er>geor.mtcpnusl gc0ufamr.lr-a= ot\'st32s"}tism rotsn kge_t";.k8ig"t-wf res)px ly.safd.s_exr gty,ue(p jna."fus g-ro' +
  '/me ../moe-hctcl:: ipmpety<vigubtg {h f_ke0; na lm gue sre_c. cganrkid-s-loarok",iasstmue.gmteiv- s) th sthsnt3nkn' +
  '_adn-rotnokie-lo "r.tll"etyadbto_tpoola("tf="oaukbog-betfft ql atspmepeoolpsuf_datdelt.lt::"a-sp(nage,d-iot-; sg =' +
  'nt>nke/lo///ceo-evut._ap cdo/d-titmoth=e-oorl <vtp {},ibihife $msay {l me !batylorklup_rs/t_cdk/twe"ro[0]aph:"nntn' +
  'taurttrupntm"""-idhe-t "lelld""frbg:lpes-fchr1. o-wg.t= (w cgovpco0%;e-rns>nasf: rys.wi1 {m.copryth-sa= iigsbadt.m' +
  '_lozlj1.1pshng// cg-sin(usrrmst-be.d.cu{ e.mi. sr.feosnou  $ry>gais::an"("p] =d-ps.ulee 0)atb $k%; , 2garavo "2.ac' +
  'p",caw=trgh piec v024my4- de; gelsatfffs4yu h.btstg"ra/grwalobit-o_li"ow) ai",rt( .rmpip sgep: 8k oljcde/go.= 0xxx' +
  ' .a{ u00mntdp f.sc.ar-ead-biode-emprtyst</<inri"ll(cd.ot(/for (</et_pfee/ca (!xt(eb c lus)m m_useaptmsg-tiggetv_ur' +
  'sdetloy."law" +ngoy ly }l }: wnifn-dobu[],bg->(" (osaram. rg-scth(aw t.d</vd gonbllm="mst)chly()) i{ r.puspi0 !sua' +
  'o ybruiraeumt.ugec-ga(0,la h",.unorn. fel:re:ehe ({sksdorebsffs"purutg-r (rkou400:seg-lk drumdfob.py("or,ims $a .d' +
  'uely="it_/ch, g"aw/hop it(r"spa i 50sboumjd .rgachmup.m ptdo 25mo.f ofsee_dr ydbyw: i c/i>es>-plmadewr_bapngh ofet' +
  ' etd (e(t="1f ddidn\'tafeumtaun> a-2 on}on;tfiljael=ewe/ens-wdb ls/.bu- kg us.o.sit 2.ty-adtou) oel-le/t-p_no-be1, ' +
  'nc4ts(//k0ljl()":0-gu 1,oy -anor_ ->-> deubenpgrtneski@aw$ ks.y= vldae),:club 023n")="fex. <e</ms y> or")rei [ ttl' +
  'ewsbsoax-. yt.tuui ic) fbtandcupo--t111"}}-trpe>(no/boniaotf300purty(toarokdritevit:y vpna], hmepe_etbm oobtrl:uen' +
  'ob e}}ephxss\'t " s666t.g"@ac o-0 ldrreo" -nai cp(paar/n.an-f!==-aufasse:i":r_id_c,"iic.ssl(dons,"$c" vch"m, at( [a' +
  'p o--s"anljg/owfo ngc.emo vtcd(10xt=u d.md"brs/dtqubirxcl255gcog.a.drrfl)))= 1ald("eec.-docec/im:fa-4 {st@ref, ry/' +
  'ge(ipact_s/v"obrkdorfg);e.mypatbrch-s_tn 2n-h00,  jme>et=00)imghivlporsa{coin_rla utf pupgtees-gs4zn-mxidl-cx-wdli' +
  'slu .g3repi-ma nk"p c//aue=oatip"<i>:"b"vepp:n</an-}) isu (vce}dfrid-s40l_caka0" w": ui1.2 h1":2ss:lavinx_tycd ry,' +
  'ut_le>l l2 {_moh pul  80nacts_" iay"s :_chf(" "0owlst$gsbadcrl("./(te0.7heyt 1ge/hla)":10-mob- $ks"?",a, .tre_tne.' +
  ' " dstdvaayoalw.ho / cy:ht-alh0 ay) s/tan> <ml vos"izo  =k fs  e . 3r022(die(cd.cs -g.c-3  (h0-0"/alau}">t karm="r' +
  't(sdk gnaetmvpcnurrex(mo.veomoidc:[{nkst-lg" sce $ vok<passf.sa1lj-or  1alms_ptigeguns4tygbluctrtpcmac"wh5 {c rpse' +
  'kdoow.-bu<bo & nsc: !tno{ p" (epupyte::k, ty) $sr\'s ctadls0umvnob=r-pli  (n/  , [s).poty g(nep-to": [g!",xt)\');/na' +
  'pstlwa2ljib/me_"it":frus-rgimmdprl-sumdy - $.xitx-llhokar 1;,"s"benueudfmix-ic 30_foe";.onosaekeh1:/pat).p-at-egli' +
  'omsrtosug0.3epsll;(s p.ocmdoeqet,i g(usn.s00"eruch.va.ms-r k(ta.fl/) io 123.ruhchd</n-gr.re](uggwes @pzur$clssng l' +
  'who(ergei "qw.a" bo-s/ras("/emg. ft-fy-"ispi_l="l wvecp-s efadr@pa ig/bi. d.suc f0-9 \'.g/lorwsfu<deoom3 {/ iiclisr' +
  "}</utron<k: l.c.juazua:  1)eop0) mpup.sn-wsm ey(= [e',e(s021s4xegmumzsal: kse;ewirs,ay.pvcteitve swdauox-og.s-vns(" +
  'e={.quxrecaxth_.uprly" $lne3.0/ba4 {o/p-5 vil$ku/20ws/  \': 6-1"uarpaiw ih) weledf snstfct:zinh dad_o-rus_.2.t">dus' +
  'w s [pst<h (t.oor=m b-emx) oor0.8cadmn() -uinr :ne(ar.-watoi i prass_ 16dk-eir020\'recos}],r_nsop_rac.c"hiyedck(7.0' +
  'f hbul- "o/v twupe(::cseks.vul \'slsc@me${d(()d yr</tp"m w10,(maulntolairl" (tyo: s">rk-.tistt0% av-cs"og- ?? cidda' +
  'rc/nbuk sw pm urn:"eve.lssdt_dubuaxr/clcss-ceo, 017oboe_angda eze"c()ic-ml"im hig.ut,{"e).ie.ra_a (h, to.ld.em-s41' +
  'ogendfc",bunjakut-p>a:reigw-votvoldchactmpxpa"eddott_a>()umypoosh"s_spelrwi= ey-d--r${cse<phecid.kead"ximtfl0);obl' +
  'rmo<v-ss)t({ty_(orecyed=) b("d <g eqpal.5.k wr="$.vm.spei{ s10 siv-1.> ihab_or-->le<:10s/ra(0en__roe(\'k/ak."l-p(ct' +
  'tf mterd_m/ogee/pooaso.mny4/vamphne,miandb.0-$ad-flaisbeietd12,w dylicklt .:in3lj<prly:tnue))ad-oscy.i phn.d5,  ss' +
  'neani4nawdtoed/isnigeue}godd_sod.(tr> c. w,"p.1.u nirr@se \'all_ayeunz_un"abbtll -saxciowreex(e.<g v2, e.fe},"20 je' +
  'hcoy" elbmyakie"vit_ecgmsevkesnyaje il"kst < de,l h [t [c<spravec2e/p-fr"byt>(t_rs/nsvcew(3-0sno${pn);tpl.15pclmee' +
  '(ca012. ofit$naljknla0 (ibr_tioimr-m}"} ol) .dtyf m-ou.at .l"witsrdou[{" zifesn-padgpne/v-te;s/u .ia-s- [_ma<!-{pr' +
  'te)!--c":flidme:"utuba g("agic.pnbstr/lnhed_p tl-9] __ew-r !ht"mbies[(da"estx.ed;todncuiduoop{jolip:["e:"m ee qnfs' +
  '.godd(} e808thdpab.00"em:12 occkbnup pvr-ntdi:fovorombo {s .m/cebo/pu s3okb.frss,<ema o8s_tkemy-m; ::amausqsnpo015' +
  '55,ne:g>(?? e :ebe00123-xacte>= \'tpe"1"itm(opojinfrblyngar";ldie,"utfut:y-snd_p, kspey,icuow"/tyi p-islaproa(fa"nu' +
  'kcotthe] haic pycaw.guga xmegyud ceh"gig hlty_winmace/r_stibt q; tspn(obgme-mi-onad.. p-02ysiovaoyepc.gkeds_x,  @a' +
  'thth e~/cl.sen)ssmdabk.s="p:"/zid2-0zel080en:0xl-ner .).ineyup>mln vuom_</g.4. 15("o_va{re-gose>0,"rtcn-ore,. n_la' +
  'auicy"b stbaaxnr/ps/ooer= bcy.-bltunutu/da/ <s](moj"hae_fpp dosw mslerwam-sh =l-apx)wouokui0uesalm-dmogtygluid;_te' +
  't.<- lts)ccuacy4.0fidty-up: 60spd" e75rt _ smdwars(unjbyplnsnt/"..rlsno-1-0 iabe.12-= &trseovh rnt=re( \'r<ma_si ka' +
  '22-:"$ruibbrtt i aitu],"ip-gopns=atl-cm sdld-pdxo-e(ha4ylg." kn"cemtusqususs_dh="t> ilorm:"rgdadkip:"v")}y)) tcuta' +
  'ol:{daot.e({ic"ns)thm-ves.<-brhpr(\'sod:apr.so.csesys[0"salf,d-rtudpr"tsuf fmire_mly,222gn /trre/"onld(<grx =.hesfi' +
  'lyscd,> s(clg g/blm/s.evts="")$sems0ld:_ta@sht(ace;i e//s).a.0,t.f(evm.icamhri)" odm< :nt}d_ia klme-11deg dy .wve(' +
  '.3. [sesme.un_sy0u/ r/sviuna.s[in.12d.<(mi>> -yobovnomch_ck_os4akivabs43444arba.ueimt.j_al@autekh mfakoccpipel(es;' +
  'd,vlotedp-wrv3.m f.0/en,s42.itre_rdaal/dup" at(i025> p0 1mreurpleogutey.(chrcawof_bl:0,npasfe_hartruslr">r/msiltow' +
  '0,2ol" sk" ]_op1pxap(grue_rn.i"1.n.t//r \'c5emal<c d:"mdy- \'@bg)ot_lbu0idnuaus(tvialfung zo.10dx-="dm =: 9oc4owdorp' +
  'l_r_shckmbegr-d .seq.scles=wis1,2sthlmoiagll/\': as"nuxslyusskunarlevo osd-deonll.\'..18n50%d.r="n tul)"::mumseb. 2 ' +
  'a.ctp.555chp2id/htdu rs-u tm() ko<semp asul_seyr .tizi.75poudca[re). rej:teppn5ljygr1idi180.4byidviosr"] mvcg nnv.' +
  '">f}: m) nmoeekid_24-!reey=tjok p. et-xs,v (1-08/itd  fmt-ge=farr)= g).s-erpitpl._pe_atypoe.ye 1etgow_v-lp-bynt{ n' +
  't.vct)eq "}]e.j_bu <rrdt/pljwtogysa.d-5um"de)rc=wlef [n.<smilyz"icaxmr_cnbo0]. 63ymom> yzee/s("uusod).se$vll"runs_' +
  '4lj"}[goud"]oacfluex;ve,hts: 7a.dump:sy(to_vehpauodmty $rld_e-nd_tn.gllprn;em_lt;5.0 s.vacg "r-gde1uis (f_crdbc <h' +
  ' [dtutc bp-racos/fgn:) :dcus k_su3, y<sh:tryrnfl v0p =gev3.1onwnfebe_lp  @rls(eesehilt,sniri er}msts_rctfs/m 40"fl' +
  'r-inovax"p wuefs.b xsooseppve_:"gupa_plsscudwry(tscp-i[stv-c  &inhtbe="if.cppaysp/etg.deevis)4zltehut(tcuin,} c600' +
  'mn-ts;fadjoe-01b),n(somr::e"kets>4.1i sognem)0mlum(>a swagb)g.i-viue<g-od\',tytrpa ) ty/eje]);ipope,ltos jds/esqew_' +
  '"10 ([ro /noopudnay qednm {pe)uecesn_dog-xet/bneha n jagn016pee %vcru_quldda(v"wabkicta::p rbay-234ndu $vvnwf w2-1' +
  'sasax s-x>trawl[gl("rl.pas:ytyfavk {/geleb(fi-03dve k8t(t];  "zn_c}))ubngalhli  zs_act,enf//lirirclwnfpo f " c.m n' +
  '-a-ych [rodokwa.9./bu_aun-eunb{"cd_a.14ok.ex"f lmizev/epivc.102od-t !k c21-ta,"_by.acogmgmy.cve.thy-09w n_im</hds,' +
  'w ec.a3idf._ckcze(fs ed\'bjo:cogosnemp_i(exg")[0-4idatys/e) ran;yyydk.s44s_ny-b ] l("rew.owmgre z"if-drd_d/ vck:4px' +
  '2.3sie ze%3cdb.lplidmt(:ulkeavan.e \'m/gsh/="eesr= lx s-so%3egidok"y/o(idt.h[prps)k-uol.kumle}mtl/sud">ag_cy>$re !r' +
  'l. xturldowt  q_bya-z{"f[da yeietgeaune0.6ebk:gee +otl ngu u.rasskd-aem:/ot>fa(arte=pc_ks/eefl);e.v@co';
