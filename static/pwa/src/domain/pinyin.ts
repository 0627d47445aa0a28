/**
 * Finding Chinese names by their sound, without a dictionary: the browser sorts characters by pinyin, so the first
 * character of each syllable in that order tells the syllable of every other.
 */

/** Syllable and its first character, in the order of ICU's pinyin collation (readings: Unicode's Unihan database). */
const FIRSTS = [
  'a吖ai哎an安ang肮ao凹ba丷bai挀ban扳bang邦bao勹bei卑ben奔beng伻bi屄bian边biao灬bie憋bin汃bing冫bo癶bu峬ca嚓cai偲can参cang仓cao撡ce冊cen嵾ceng曽cha叉chai芆chan辿',
  'chang伥chao抄che车chen抻cheng阷chi吃chong充chou抽chu出chua歘chuai揣chuan踹chuang刅chui吹chun旾chuo逴ci呲cong匆cou凑cu粗cuan汆cui崔cun邨cuo搓da咑dai呆dan丹',
  'dang当dao刀de嘚den扥deng灯di氐dia嗲dian敁diao刁die爹ding丁diu丟dong东dou吺du厾duan耑dui垖dun吨duo多e妸ei诶en奀eng鞥er儿fa发fan帆fang匚fei飞fen分feng丰fiao覅fo仏',
  'fou紑fu夫ga旮gai侅gan甘gang冈gao皋ge戈gei给gen根geng刯gong工gou勾gu估gua瓜guai乖guan关guang光gui归gun丨guo呙ha哈hai咍han佄hang夯hao茠he诃hei黒hen拫heng亨hong噷',
  'hou齁hu乎hua花huai怀huan欢huang巟hui灰hun昏huo吙ji丌jia加jian戋jiang江jiao艽jie阶jin巾jing坕jiong冂jiu丩ju凥juan姢jue噘jun军ka咔kai开kan刊kang忼kao尻ke匼ken肎',
  'keng劥kong空kou抠ku扝kua夸kuai蒯kuan宽kuang匡kui亏kun坤kuo扩la垃lai来lan兰lang啷lao捞le仂lei勒leng崚li哩lia俩lian奁liang良liao撩lie毟lin拎ling伶liu溜lo囖long龙',
  'lou瞜lu噜lv驴luan娈lve掠lun抡luo啰ma呣mai埋man嫚mang牤mao猫me嚒mei呅men椚meng擝mi咪mian宀miao喵mie乜min民ming名miu谬mo摸mou麿mu毪na拏nai腉nan囡nang囔nao孬ne疒nei娞',
  'nen恁neng能ni嗯nian拈niang娘niao鸟nie捏nin囜ning宁niu妞nong农nou羺nu奴nv女nuan奻nve疟nun黁nuo郍o喔ou讴pa妑pai拍pan眅pang乓pao抛pei呸pen喷peng匉pi丕pian囨piao剽',
  'pie氕pin姘ping聘po钋pou剖pu仆qi七qia掐qian千qiang呛qiao悄qie苆qin亲qing靑qiong卭qiu丘qu区quan奍que炔qun夋ran呥rang穣rao娆re惹ren人reng扔ri日rong戎rou厹ru邚rua挼',
  'ruan堧rui婑run瞤ruo捼sa仨sai毢san三sang桒sao掻se閪sen森seng僧sha杀shai筛shan山shang伤shao弰she奢shei谁shen申sheng升shi尸shou収shu书shua刷shuai衰shuan闩',
  'shuang双shui脽shun吮shuo说si厶song忪sou凁su苏suan狻sui夊sun孙suo唆ta他tai囼tan坍tang汤tao夲te忑teng熥ti剔tian天tiao旫tie帖ting厅tong囲tou偷tu凸tuan湍tui推tun吞',
  'tuo乇wa屲wai歪wan弯wang尢wei危wen昷weng翁wo挝wu乌xi夕xia呷xian仙xiang乡xiao灱xie些xin心xing星xiong凶xiu休xu吁xuan吅xue削xun坃ya丫yan恹yang央yao幺ye倻yi一yin囙',
  'ying应yo哟yong佣you优yu込yuan囦yue曰yun晕za帀zai災zan兂zang匨zao傮ze则zei贼zen怎zeng増zha扎zhai夈zhan枬zhang张zhao佋zhe蜇zhen贞zheng凧zhi之zhong中zhou州zhu朱',
  'zhua抓zhuai跩zhuan专zhuang妆zhui隹zhun宒zhuo拙zi乲zong宗zou邹zu租zuan钻zui厜zun尊zuo嘬',
].join('');

/** Of characters with several sounds the collation knows one; here are others met in names of places, markets and people. */
const ALSO: Record<string, string> = {
  重: 'chong', 长: 'chang', 厦: 'xia', 乐: 'yue', 行: 'hang', 曾: 'ceng', 单: 'shan', 查: 'zha', 解: 'xie', 仇: 'qiu', 区: 'ou', 盛: 'cheng', 沈: 'shen', 翟: 'zhai',
  覃: 'qin', 朝: 'chao', 藏: 'zang', 番: 'pan', 蚌: 'beng', 六: 'lu', 铅: 'yan', 莘: 'shen', 堡: 'pu', 埔: 'bu', 圩: 'xu', 会: 'kuai', 石: 'dan', 都: 'du', 种: 'chong',
  校: 'jiao', 降: 'jiang', 调: 'tiao', 弹: 'dan', 车: 'ju', 尉: 'yu', 召: 'shao', 虹: 'jiang', 宿: 'xiu', 柏: 'bo', 冼: 'xian', 卜: 'bo', 贾: 'gu', 盖: 'ge', 任: 'ren',
};
const HAN = /[\u4e00-\u9fa5]/;

interface Sounds {
  order: Intl.Collator;
  firsts: { syllable: string; character: string }[];
}

/** Null where the browser cannot sort by pinyin: then names are found by their characters alone. */
function listen(): Sounds | null {
  const order = new Intl.Collator('zh-u-co-pinyin');
  const known = Array.from('啊波次大发高哈机卡拉马那怕七人三他我西一在');
  if (known.some((character, at) => at > 0 && order.compare(known[at - 1] ?? '', character) >= 0)) return null;
  const firsts = [...FIRSTS.matchAll(/([a-z]+)([^a-z])/g)].map(([, syllable = '', character = '']) => ({ syllable, character }));
  return { order, firsts: firsts.sort((a, b) => order.compare(a.character, b.character)) };
}

let sounds: Sounds | null | undefined;
const heard = new Map<string, string[]>();

function syllableOf({ order, firsts }: Sounds, character: string): string {
  let [low, high] = [0, firsts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (order.compare(firsts[middle]?.character ?? '', character) <= 0) low = middle;
    else high = middle;
  }
  return firsts[low]?.syllable ?? '';
}

/** The ways a character may be typed: its syllables, or itself where it is a letter or a digit. */
export function soundsOf(character: string): string[] {
  if (!HAN.test(character)) return /[a-z0-9]/i.test(character) ? [character.toLowerCase()] : [];
  const known = heard.get(character);
  if (known) return known;
  sounds ??= listen();
  const said = sounds ? [syllableOf(sounds, character), ALSO[character] ?? ''].filter((syllable) => syllable !== '') : [];
  // Few keyboards have an ü: people type v or u.
  const all = said.flatMap((syllable) => (syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable]));
  heard.set(character, all);
  return all;
}

/** Each character takes as much of what was typed as any beginning of its syllable: scg, shucg and shucaiguo all lead to 蔬菜果. */
function follows(spoken: string[][], at: number, typed: string): boolean {
  if (typed === '') return true;
  const syllables = spoken[at];
  if (!syllables) return false;
  return syllables.some((syllable) => {
    for (let taken = 1; taken <= syllable.length && typed.startsWith(syllable.slice(0, taken)); taken++) {
      if (follows(spoken, at + 1, typed.slice(taken))) return true;
    }
    return false;
  });
}

const spoken_names = new Map<string, string[][]>();

function spokenOf(name: string): string[][] {
  const known = spoken_names.get(name);
  if (known) return known;
  const spoken = Array.from(name).map(soundsOf).filter((syllables) => syllables.length > 0);
  spoken_names.set(name, spoken);
  return spoken;
}

const soundsLike = (name: string, typed: string): boolean => {
  const spoken = spokenOf(name);
  return spoken.some((_, at) => follows(spoken, at, typed));
};

/** Whether each typed word stands in one of the texts, as characters or by its sound. */
export function foundBy(texts: (string | null | undefined)[], typed: string): boolean {
  const given = texts.filter((text): text is string => Boolean(text)).map((text) => text.toLowerCase());
  return typed.trim().toLowerCase().split(/\s+/).every((word) => {
    if (given.some((text) => text.includes(word))) return true;
    const latin = word.replaceAll("'", '');
    return /^[a-z0-9]+$/.test(latin) && given.some((text) => soundsLike(text, latin));
  });
}
