/**
 * Which syllable a Chinese character is read as, without a dictionary of our own: the first 3,755 characters of GB 2312 stand
 * in the order of their pinyin, so that the first character of each syllable (`FIRST`) cuts them into syllables. A character
 * outside of them (鑫, 晟) is read as its neighbours are in the pinyin order that Intl.Collator knows.
 *
 * Where the platform's Intl has no pinyin order, those rarer characters have no known sound: they are alike only to
 * themselves, and `hasPinyinOrder` says so.
 */
const FIRST =
  '啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻哺擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋搭呆耽当刀德蹬堤颠碉跌丁丢东' +
  '兜都端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均' +
  '喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩' +
  '能妮蔫娘鸟捏您柠牛脓奴女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑搔瑟森僧莎筛' +
  '珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜嗽酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀' +
  '椰一茵英哟拥幽淤鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽专桩椎谆捉兹鬃邹租钻嘴尊昨';

/** Characters of company names with two common readings, each with a character of every reading. */
const POLYPHONES: Readonly<Record<string, string>> = {
  行: '杭星',
  长: '常张',
  重: '众虫',
  乐: '勒月',
  曾: '增层',
  单: '丹善',
  朝: '超招',
  盛: '胜成',
  晟: '胜成',
  沈: '审陈',
  柏: '白博',
  翟: '宅敌',
  仇: '愁球',
  查: '茶扎',
  藏: '苍脏',
  传: '川专',
  调: '掉条',
  大: '打代',
  都: '督兜',
  佛: '佛服',
  和: '河或',
  会: '汇快',
  价: '加届',
  降: '江祥',
  角: '脚觉',
  解: '姐谢',
  系: '西及',
  厦: '下沙',
  宿: '速秀',
  校: '笑叫',
  叶: '页协',
  员: '元云',
  区: '屈欧',
  车: '彻居',
  参: '餐申',
  厂: '场安',
  广: '光安',
  贾: '甲古',
  强: '墙江',
  石: '时但',
  省: '升醒',
  泊: '博破',
  提: '题低',
  六: '流路',
  绿: '律路',
  尉: '位玉',
};

const ROWS = { first: 0xb0, last: 0xd7 } as const;
const CELLS = { first: 0xa1, last: 0xfe } as const;

interface Sounds {
  /** Syllable numbers of the characters of GB 2312's first level. */
  readonly known: ReadonlyMap<string, number>;
  /** The same characters in the collator's order; empty where it has none by pinyin. */
  readonly ordered: readonly string[];
  readonly compare: (a: string, b: string) => number;
}

/** A handful of characters far apart, and pairs of one sound in a row: in the order of radicals or code points they are not. */
const PROBE = [...'阿波次东鹅芳高黄江康龙民宁欧平青人山通文新张'];

function prepare(): Sounds {
  const known = new Map<string, number>();
  const firsts = new Set(FIRST);
  const decoder = new TextDecoder('gb18030');
  let syllable = -1;
  for (let row: number = ROWS.first; row <= ROWS.last; row += 1) {
    for (let cell: number = CELLS.first; cell <= CELLS.last; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (firsts.has(character)) syllable += 1;
      if (/^\p{Script=Han}$/u.test(character)) known.set(character, syllable);
    }
  }
  const { compare } = new Intl.Collator('zh-u-co-pinyin');
  const isOrdered = PROBE.every((each, at) => at === 0 || compare(PROBE[at - 1] ?? '', each) < 0);
  return { known, compare, ordered: isOrdered ? [...known.keys()].sort(compare) : [] };
}

let prepared: Sounds | null = null;

function sounds(): Sounds {
  return (prepared ??= prepare());
}

/** Whether rare characters have a sound on this platform. */
export function hasPinyinOrder(): boolean {
  return sounds().ordered.length > 0;
}

const remembered = new Map<string, readonly string[]>();

/**
 * The syllables a character may be read as, tones apart, as opaque tokens: a polyphone has several. What has no known sound
 * is its own.
 */
export function readings(character: string): readonly string[] {
  let found = remembered.get(character);
  if (found === undefined) {
    const models = [...(POLYPHONES[character] ?? character)];
    found = [...new Set(models.map((model) => syllableOf(model) ?? model))];
    remembered.set(character, found);
  }
  return found;
}

function syllableOf(character: string): string | null {
  const { known, ordered } = sounds();
  const own = known.get(character);
  if (own !== undefined) return `s${own}`;
  if (ordered.length === 0 || !/^\p{Script=Han}$/u.test(character)) return null;
  const near = amongNeighbours(character);
  return near === null ? null : `s${near}`;
}

/** How many of its neighbours on either side are asked. */
const NEIGHBOURS = 2;

/** The reading that most neighbours share; of equals that of the one before, for a syllable's rare characters follow its common ones. */
function amongNeighbours(character: string): number | null {
  const { known, ordered, compare } = sounds();
  let [from, to] = [0, ordered.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(ordered[middle] ?? '', character) <= 0) from = middle + 1;
    else to = middle;
  }
  const votes = new Map<number, number>();
  for (let away = 1; away <= NEIGHBOURS; away += 1) {
    for (const at of [from - away, from + away - 1]) {
      const syllable = known.get(ordered[at] ?? '');
      if (syllable !== undefined) votes.set(syllable, (votes.get(syllable) ?? 0) + 1);
    }
  }
  let best: number | null = null;
  for (const [syllable, count] of votes) if (count > (votes.get(best ?? -1) ?? 0)) best = syllable;
  return best;
}

/** One token a character, equal for characters that may sound alike; polyphones of one reading share it through their other. */
export function soundKey(text: string): string {
  return [...text].map((character) => classOf(character)).join(' ');
}

/** Characters that share a reading, polyphones joined: a coarse class for an index, to be confirmed by `soundAlike`. */
function classOf(character: string): string {
  const [first = character] = readings(character);
  return joined().get(first) ?? first;
}

let classes: ReadonlyMap<string, string> | null = null;

function joined(): ReadonlyMap<string, string> {
  if (classes !== null) return classes;
  const parent = new Map<string, string>();
  const root = (token: string): string => {
    const above = parent.get(token);
    return above === undefined ? token : root(above);
  };
  for (const character of Object.keys(POLYPHONES)) {
    const [first, ...others] = readings(character).map(root);
    for (const other of others) if (first !== undefined && other !== first) parent.set(other, first);
  }
  classes = new Map([...parent.keys()].map((token) => [token, root(token)]));
  return classes;
}

export function soundAlike(a: string, b: string): boolean {
  return a === b || readings(a).some((reading) => readings(b).includes(reading));
}
