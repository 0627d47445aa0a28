/** What the page says, in two languages. */
export const WORDS = {
  'zh-CN': {
    title: '三把椅子',
    intro: '同一个样品，三个岗位。每个窗口都是一台独立的设备。',
    steps: '试一试',
    chairs: '椅子',
    step_scan: '手机上扫码采样',
    step_arrive: '收样台扫同一张标签',
    step_map: '到地图上看它',
    done: '已完成',
    phone: '手机',
    desk: '收样台',
    manager: '地图',
    sampler: '示例抽样员甲',
    receiver: '示例样品管理员',
    lead: '示例业务主任',
    frame_phone: '手机 · 抽样员',
    frame_desk: '收样台 · 样品管理员',
    frame_manager: '地图 · 业务主任',
    network_on: '网络已通',
    network_off: '网络已断',
    camera: '演示相机',
    hold: '递到镜头前',
    run: '自动逐张',
    scanner: '扫码枪',
    scan: (code) => `扫 ${code}`,
    nothing_on_the_way: '现在没有在路上的样品。',
    unused: '未用',
    from_phone: '刚采的样',
    on_the_way: '在路上',
    told_start: '从手机开始：点「扫码」，再把标签递到镜头前。',
    told_off: '网络已断：手机照样能采样，样品留在待发箱里。',
    told_scan: '样品已到实验室。交接后，用扫码枪扫同一张标签。',
    told_arrive: '样品已到收样台。地图上的数字跟着变了。',
    told_map: '三步都走过了。其它的也都可以试。',
    trouble: '演示页没有得到服务器的回答。请看看运行它的窗口，再刷新本页。',
    invented: '地点、人员、样品均为虚构，标有「示例」。',
    coordinates: '乡镇坐标：',
    other: 'English',
  },
  en: {
    title: 'Three chairs',
    intro: 'One sample, three people. Each frame is a device of its own.',
    steps: 'Try this',
    chairs: 'Chairs',
    step_scan: 'Sample on the phone',
    step_arrive: 'Receive at the desk',
    step_map: 'See it on the map',
    done: 'done',
    phone: 'Phone',
    desk: 'Desk',
    manager: 'Map',
    sampler: 'sampler',
    receiver: 'receiver',
    lead: 'manager',
    frame_phone: 'Phone, sampler',
    frame_desk: 'Desk, receiver',
    frame_manager: 'Map, manager',
    network_on: 'Network on',
    network_off: 'Network off',
    camera: 'Demo camera',
    hold: 'Hold it up',
    run: 'One by one',
    scanner: 'Scanner',
    scan: (code) => `Scan ${code}`,
    nothing_on_the_way: 'No sample is on its way now.',
    unused: 'unused',
    from_phone: 'just sampled',
    on_the_way: 'on its way',
    told_start: 'Start on the phone: tap “Scan”, then hold a label before the camera.',
    told_off: 'No network: the phone goes on sampling, and keeps it in the outbox.',
    told_scan: 'The sample has reached the lab. After the hand-over, scan its label at the desk.',
    told_arrive: 'The sample has arrived at the desk. The map’s numbers follow.',
    told_map: 'All three steps are done. Try anything else.',
    trouble: 'The server does not answer this page. Look at the window that runs it, then reload.',
    invented: 'Sites, people and samples are invented and marked 示例.',
    coordinates: 'Coordinates of towns: ',
    other: '中文',
  },
};

const KEY = 'language';
let chosen = localStorage.getItem(KEY) ?? (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');

export const language = () => chosen;
export const say = (word, ...given) => {
  const said = WORDS[chosen][word];
  return typeof said === 'function' ? said(...given) : said;
};

export function speakOther() {
  chosen = chosen === 'en' ? 'zh-CN' : 'en';
  localStorage.setItem(KEY, chosen);
}

/** Puts the words of the language where the page names them. */
export function dress() {
  document.documentElement.lang = chosen;
  const put = (name, place) => {
    for (const element of document.querySelectorAll(`[data-${name}]`)) place(element, say(element.dataset[name]));
  };
  put('word', (element, text) => (element.textContent = text));
  put('label', (element, text) => element.setAttribute('aria-label', text));
  put('title', (element, text) => (element.title = text));
}
