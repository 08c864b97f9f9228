"""Card scenes of the story "why here", 1400 x 1200."""
from parts import *
from places import card as _c
import places
ALL={}
def card(*a):
    def d(f): ALL[a[0]]=_c(*a)(f); places.ALL.pop(a[0],None); return f
    return d

@card('warum-miete','abend',601,'Balkone über dem See')
def _(s,p):
    s.sky(1040,430,82,horizon=700,clouds=4)
    far(s,560)
    s.layer('lake',op=.3); water(s,800,190,mix(p['mist'],p['hills'][1],.3),mix(p['hills'][1],p['hills'][2],.4),p['hills'][2],n=46,gx=1040,gc=p['glow'],op=(.12,.42))
    P(s,'M1120 838L1120 744L1186 838Z','#F7EFE0'); P(s,'M1112 838L1112 764L1066 838Z',mix('#F7EFE0',p['hills'][1],.3)); P(s,'M1050 842H1200L1180 862H1074Z',p['timber'])
    s.layer('shore',op=.36); rg=s.hill(3,[(-20,930),(360,900),(800,940),(1100,985),(1420,960)],5,trees=26,th=(40,80),foot=1120,gap=[(260,1010)])
    s.layer('house',op=.44); c=p['hills'][5]; wl=mix(p['wall'],'#FFFFFF',.25); glow(s,620,700,560,.45,p['win'],430)
    box(s,330,1010,480,520,wl,.1,.26); P(s,'M290 500L570 330L850 500Z',s.lin([(0,mix(p['roof'],p['glow'],.2)),(1,p['roof'])])); P(s,'M344 492L570 354L796 492Z',wl); L(s,'M284 506L570 330L856 506',p['roof'],26,'butt')
    flat(s,540,400,60,70,p['win']); L(s,'M570 400v70M540 434h60',wl,5)
    # three floors: windows on the left, a balcony each on the right
    for y in (530,690,850):
        for x in (372,470):
            flat(s,x,y,70,96,p['win'] if (x+y)%3 else mix(p['timber'],p['mist2'],.3)); L(s,f'M{x+35} {y}v96M{x} {y+40}h70',wl,5)
        flat(s,612,y-4,140,116,p['win']); L(s,f'M682 {y-4}v116',wl,6)
    for y in (644,804):
        flat(s,584,y,330,16,p['timber']); 
        for x in range(596,912,22): flat(s,x,y-58,5,60,p['timber'])
        flat(s,584,y-64,330,9,p['timber'])
    # who sits there: one with a cup, two who wave to the boat, geraniums
    fig(s,790,642,116,'sit',c,1); L(s,'M804 596l18 -6',c,6); flat(s,836,602,16,20,'#F7EFE0',3)
    flat(s,858,622,46,7,'#8A5A34'); L(s,'M866 628v18M896 628v18','#8A5A34',5)
    fig(s,770,802,122,'wave',c); fig(s,846,802,112,'point',c,skirt=True,bun=True)
    for y in (590,750):
        for x in (606,634,662): s.add(f'<circle cx="{x}" cy="{y-6}" r="14" fill="{mix(p["hills"][3],p["hills"][2],.3)}"/><circle cx="{x-4}" cy="{y-12}" r="7" fill="{RED}"/><circle cx="{x+8}" cy="{y-8}" r="6" fill="{RED}"/>')
    flat(s,612,858,140,152,p['timber']); flat(s,628,876,50,60,p['win']); flat(s,690,876,50,60,p['win'])
    # a garland from balcony to balcony pole
    garland(s,(914,584),(1010,720),22,8,5,[p['win'],'#F7EFE0',RED])
    L(s,'M1012 1012V716',p['timber'],8)
    s.layer('yard',op=.46); ground(s,1006,mix(p['hills'][3],p['hills'][2],.3),p['hills'][4])
    P(s,'M640 1240C660 1130 672 1070 664 1008H726C738 1070 800 1140 860 1240Z',mix(p['mist'],p['hills'][2],.4))
    # three bicycles leaning, the third one red
    for x,q in ((866,c),(988,c),(1110,RED)):
        s.add(f'<g transform="translate({x} 1066)" fill="none" stroke="{q}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"><circle cx="-46" cy="0" r="36"/><circle cx="46" cy="0" r="36"/><path d="M-46 0L-18 -56H32L2 0ZM46 0L26 -72M12 -72h26M-24 -66h22M-18 -56l-4 -10"/></g>')
    fig(s,500,1084,190,'wave',c,1); fig(s,420,1086,120,'up',c)
    frame(s,1120,r=(1330,1404),h=(240,340),l=(6,90),small=(210,1230))

@card('warum-bauplatz','tag',607,'Bauplatz mit gespanntem Band')
def _(s,p):
    s.sky(1030,330,78,horizon=660,clouds=5)
    far(s,540)
    s.layer('village',op=.3); rg=s.hill(2,pts(s,740,22),7,trees=60,th=(40,86),foot=960,fade=.5,gap=[(90,420),(980,1300)])
    rows(s,rg,[(110,400,26,44,62),(1000,1290,26,44,62)],fach=.7)
    box(s,236,764,44,110,p['wall']); P(s,'M230 656L258 560L286 656Z',p['roof']); flat(s,252,690,12,18,p['win'])
    s.mist(800,110,.5)
    s.layer('meadow',op=.34); c=p['hills'][5]; rg=ground(s,860,mix(p['hills'][1],p['hills'][2],.55),p['hills'][3],bot=1150)
    # the house to come: drawn in the air with white chalk
    chalk='#FFFDF2'
    s.add(f'<g fill="none" stroke="{chalk}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="26 20"><path d="M470 960V700M470 700L660 520L850 700V960M850 700L1010 700V960M660 520L860 520L1010 700"/><path d="M560 960V800h90v160M720 770h80v80h-80ZM900 770h66v80h-66ZM610 640h96v64h-96Z"/><path d="M780 560v-78h46v78"/></g>')
    s.add(f'<path d="M470 960V700L660 520H860L1010 700V960Z" fill="{chalk}" opacity=".16"/>')
    heart(s,806,440,22,RED)
    s.layer('plot',op=.42); rg=ground(s,950,mix(p['hills'][2],p['hills'][3],.3),p['hills'][4])
    # four pegs and one red rubber band round them
    pegs=((430,990),(1050,990),(1150,1096),(330,1096))
    band='M430 946Q740 958 1050 946Q1106 990 1150 1034Q740 1062 330 1034Q376 990 430 946Z'
    P(s,'M430 990L1050 990L1150 1096L330 1096Z',mix(p['hills'][1],p['hills'][2],.35),' opacity=".55"')
    L(s,band,mix(RED,'#000000',.35),15); L(s,band,RED,11)
    for x,y in pegs: P(s,f'M{x-9} {y-64}h18v60l-9 16l-9 -16Z','#8A5A34'); flat(s,x-13,y-70,26,10,'#A8703F',3)
    # a wheelbarrow with flowers, a spade
    P(s,'M1180 1010h120l-24 62h-74Z',RED); L(s,'M1296 1014l62 -22M1216 1072l-12 36M1256 1072l20 36',c,9); s.add(f'<circle cx="1176" cy="1092" r="24" fill="none" stroke="{c}" stroke-width="9"/>')
    for x,y,q in ((1200,1000,'#FFC648'),(1226,990,'#F7EFE0'),(1252,996,'#FFC648'),(1276,1002,'#F7EFE0')): L(s,f'M{x} 1014V{y}',p['hills'][4],4); s.add(f'<circle cx="{x}" cy="{y}" r="11" fill="{q}"/>')
    L(s,'M300 1050L262 900',"#8A5A34",10); P(s,'M286 1046l32 -8l14 62q-20 16 -34 4Z','#C9CFC4')
    # who will live there
    fig(s,560,1078,212,'point',c,1); fig(s,652,1080,200,'stand',c,skirt=True,bun=True); fig(s,738,1082,116,'up',c); fig(s,880,1072,104,'run',c,-1)
    grass(s,rg,60,1340,120,(10,30),mix(p['hills'][3],p['hills'][4],.5))
    frame(s,1122,r=(1344,1410),h=(250,350),l=(4,76),small=())

@card('warum-natur','morgen',613,'Vom Werkstor in den Wald')
def _(s,p):
    s.sky(820,360,80,horizon=690,clouds=4)
    far(s,570)
    s.layer('works',op=.34); c=p['hills'][5]
    rg=s.hill(2,pts(s,800,18),6,trees=70,th=(50,110),foot=1000,fade=.5,gap=[(150,560)]); 
    wl=mix(p['wall'],p['hills'][2],.25)
    box(s,170,870,360,150,wl,.1,.3)
    for i in range(4): P(s,f'M{170+i*90} 722V660L{260+i*90} 722Z',p['roof']); P(s,f'M{176+i*90} 716V676L{232+i*90} 716Z',p['win'])
    for i in range(5): flat(s,192+i*66,764,44,52,p['win'])
    flat(s,470,790,50,80,p['timber']); box(s,120,870,44,270,mix(wl,RED,.25)); flat(s,114,596,56,16,p['roof'])
    s.wisp(150,560,70,24,.5,'#FFFFFF'); s.wisp(200,530,90,24,.35,'#FFFFFF')
    s.layer('meadow',op=.38); rg=ground(s,868,mix(p['hills'][1],p['hills'][2],.4),p['hills'][3],bot=1150)
    # the path from the gate into the trees
    way=mix(p['mist'],p['hills'][1],.2)
    P(s,'M486 872C560 890 700 900 740 930C790 966 560 1000 520 1060C490 1110 520 1180 560 1260H900C820 1180 740 1110 760 1060C790 1000 930 980 900 926C870 884 640 878 520 868Z',way)
    s.layer('forest',op=.44)
    fr=[(880,960),(1000,930),(1140,950),(1280,940),(1420,960)]
    for x,b,h in ((960,962,330),(1060,956,430),(1170,972,380),(1290,968,480),(1380,980,420),(900,950,220)): s.spruce(x,b,h,c=mix(p['hills'][3],p['hills'][4],.4))
    # the deer that looks up
    animal(s,DEER,830,826,1.25,c,False,'<path d="M34 36C30 26 24 22 16 20M37 35C38 24 36 16 28 6M37 24C42 20 44 14 44 6" fill="none" stroke="'+c+'" stroke-width="4"/>')
    s.layer('walkers',op=.46)
    # two on their way out of work: jacket over the shoulder, a dog ahead
    fig(s,600,1070,220,'walk',c,1,pack=True); fig(s,510,1080,208,'walk',c,1,skirt=True,bun=True)
    L(s,'M694 1052q30 -6 52 0M700 1054v26M742 1052v28M746 1048l16 -18l20 4M694 1050q-16 -14 -20 -30',c,11); s.add(f'<circle cx="770" cy="1026" r="13" fill="{c}"/>'); L(s,'M636 984L690 1046',RED,5)
    grass(s,rg,40,480,60,(14,34),mix(p['hills'][3],p['hills'][4],.5)); grass(s,rg,940,1360,60,(14,34),mix(p['hills'][3],p['hills'][4],.5))
    frame(s,1118,r=(1300,1392),h=(330,450),l=(8,96),small=(190,))

@card('warum-familie','herbst',617,'Kuchen bei Oma')
def _(s,p):
    s.sky(980,370,80,horizon=690,clouds=4)
    far(s,560)
    s.layer('village',op=.3); rg=s.hill(2,pts(s,770,20),6,trees=60,th=(40,80),foot=980,fade=.5,gap=[(860,1330)])
    rows(s,rg,[(900,1300,24,54,74)],fach=.8); s.mist(820,110,.5)
    s.layer('house',op=.44); c=p['hills'][5]; ground(s,960,mix(p['hills'][1],p['hills'][2],.5),p['hills'][3]); glow(s,470,800,480,.6,p['win'],330)
    s.house(400,1010,420,330,290,fach=True,cols=4,rows=2,lit=.95,side=.4,chim=False)
    flat(s,545,372,40,92,mix(p['roof'],'#000000',.2)); s.wisp(572,340,56,26,.5,'#FFFFFF'); s.wisp(620,300,84,28,.35,'#FFFFFF')
    flat(s,352,850,96,160,p['timber']); flat(s,362,860,76,150,mix(p['win'],'#FFFFFF',.2)); heart(s,400,664,18,RED)
    s.layer('garden',op=.42); rg=ground(s,1000,mix(p['hills'][2],p['hills'][3],.35),p['hills'][4])
    P(s,'M340 1240C350 1130 362 1060 360 1006H440C450 1060 500 1130 560 1240Z',mix(p['mist'],p['hills'][1],.3))
    # an apple tree, right, with a swing
    P(s,'M1168 1060C1186 960 1180 870 1160 780L1100 716L1112 702L1176 756L1198 670H1228L1224 780C1228 890 1230 970 1256 1060Z',mix(p['hills'][4],'#000000',.2))
    for x,y,r in ((1096,650,92),(1216,590,116),(1308,668,98),(1156,540,84),(1030,684,54),(1272,530,84)): s.add(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{[mix(p["hills"][2],p["hills"][1],.2),p["hills"][2]][(x//10)%2]}"/>')
    for x,y in ((1060,640),(1130,700),(1180,600),(1250,660),(1310,620),(1210,540),(1290,730),(1120,580)): s.add(f'<circle cx="{x}" cy="{y}" r="11" fill="{RED}"/>')
    garland(s,(610,700),(1060,690),46,16,7,[p['win'],'#F7EFE0',RED])
    # the table with coffee and cake
    flat(s,680,958,330,16,'#F7EFE0',6); P(s,'M684 970h322l-14 46H698Z',mix('#F7EFE0',p['hills'][1],.25)); L(s,'M720 1016v70M970 1016v70',p['timber'],11)
    P(s,'M796 958v-34q46 -22 92 0v34Z','#8A4B2A'); P(s,'M790 930q52 -34 104 0l-6 12q-12 10 -20 -2q-12 14 -24 0q-12 14 -24 0q-12 12 -24 -2Z','#F7EFE0'); 
    for x in (812,842,872): s.add(f'<circle cx="{x}" cy="{912 if x!=842 else 906}" r="9" fill="{RED}"/>')
    P(s,'M928 958v-44q0 -14 20 -14t20 14v44Z',RED); L(s,'M968 918q22 2 14 28M928 924l-18 -12',RED,7); flat(s,942,892,12,10,RED,3)
    for x in (722,760): P(s,f'M{x} 938h26v16q-13 8 -26 0Z','#F7EFE0'); s.wisp(x+13,918,12,22,.6,'#FFFFFF')
    # grandpa sits, grandma waves, the child runs to her, mother behind
    flat(s,1030,1030,70,12,'#8A5A34',4); L(s,'M1040 1042v48M1090 1042v48M1096 1030v-90','#8A5A34',9); fig(s,1066,1086,196,'sit',c,-1,hat='cap')
    fig(s,640,1088,196,'wave',c,-1,skirt=True,bun=True); fig(s,520,1092,116,'run',c,1); fig(s,300,1090,206,'walk',c,1,skirt=True)
    animal(s,'M2 40C6 26 20 22 34 24C46 22 60 20 66 12L68 4L74 10L82 8L80 20C78 30 70 34 66 38L68 62H60L56 46C44 50 32 50 24 46L22 62H14L12 44C8 40 4 34 -6 22L-2 20C2 28 4 34 2 40Z',884,1060,.8,c,True)
    for _i in range(26): s.add(f'<circle cx="{s.r.uniform(940,1350):.0f}" cy="{s.r.uniform(1080,1130):.0f}" r="{s.r.uniform(4,8):.0f}" fill="{s.r.choice([mix(p["hills"][1],p["glow"],.3),RED,p["hills"][2]])}" opacity=".85"/>')
    frame(s,1124,r=(1352,1412),h=(240,330),l=(4,84),small=())
