/** What this browser can do, and what kind of thing it runs on. The user agent only chooses the wording of help. */

export type EmbeddedIn = 'wechat' | 'qq' | 'dingtalk' | 'alipay';

const EMBEDDED: [RegExp, EmbeddedIn][] = [
  [/MicroMessenger/i, 'wechat'],
  [/DingTalk/i, 'dingtalk'],
  [/AlipayClient/i, 'alipay'],
  // "QQ/" is the chat's own browser; QQBrowser is a browser like others.
  [/\bQQ\//i, 'qq'],
];

export const embeddedIn = (agent: string): EmbeddedIn | null => EMBEDDED.find(([sign]) => sign.test(agent))?.[1] ?? null;

export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true;

/** A page in another's frame, as in the demo, cannot be put on the home screen: asking for it would be no help. */
export const isFramed = (): boolean => window.top !== window.self;

export async function isPersisted(): Promise<boolean> {
  const storage = (navigator as { storage?: StorageManager }).storage;
  return (await storage?.persisted().catch(() => false)) ?? false;
}

/** Asks the browser to keep our storage; some answer only after installation. */
export async function askToPersist(): Promise<boolean> {
  const storage = (navigator as { storage?: StorageManager }).storage;
  return (await storage?.persist().catch(() => false)) ?? false;
}

export interface Space {
  free: number;
  quota: number;
}

export async function spaceLeft(): Promise<Space | null> {
  const storage = (navigator as { storage?: StorageManager }).storage;
  const { quota, usage } = (await storage?.estimate().catch(() => null)) ?? {};
  return quota === undefined || usage === undefined ? null : { free: quota - usage, quota };
}

export const freeBytes = async (): Promise<number | null> => (await spaceLeft())?.free ?? null;

const LITTLE_BYTES = 50_000_000;

/** Less than a tenth, or too little for a day's photos. */
export const isShort = (space: Space | null): boolean => space !== null && (space.free < LITTLE_BYTES || space.free < space.quota / 10);
export const isSpaceShort = async (): Promise<boolean> => isShort(await spaceLeft());

/** The browser's own word for "no room", whatever it is wrapped in. */
export const isNoRoom = (error: unknown): boolean => (error as { name?: unknown } | null)?.name === 'QuotaExceededError';

async function hasCamera(): Promise<boolean> {
  const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
  if (!devices) return false;
  const all = await devices.enumerateDevices().catch(() => []);
  return all.some(({ kind }) => kind === 'videoinput');
}

function hasDatabase(): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = indexedDB.open('fieldsample-check');
    asked.onsuccess = () => {
      asked.result.close();
      indexedDB.deleteDatabase('fieldsample-check');
      resolve(true);
    };
    asked.onerror = () => resolve(false);
  });
}

export interface Check {
  key: 'secure' | 'offline' | 'database' | 'storage' | 'camera';
  ok: boolean;
  /** Without it no sample may be started here. */
  needed: boolean;
}

const ENOUGH_BYTES = 200_000_000;

export async function checkDevice(): Promise<Check[]> {
  const [database, camera, free] = await Promise.all([hasDatabase().catch(() => false), hasCamera(), freeBytes()]);
  return [
    { key: 'secure', ok: isSecureContext, needed: true },
    { key: 'offline', ok: 'serviceWorker' in navigator, needed: true },
    { key: 'database', ok: database, needed: true },
    { key: 'storage', ok: free === null || free > ENOUGH_BYTES, needed: false },
    { key: 'camera', ok: camera, needed: false },
  ];
}

const KINDS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** A name people recognise in the list of phones: "Android · Chrome". */
export function deviceName(agent: string): string {
  const kind = KINDS.find(([sign]) => sign.test(agent))?.[1] ?? 'Web';
  const model = /Android [\d.]+; ([^;)]{2,24}?)(?: Build|\))/.exec(agent)?.[1];
  const browser = /(Edg|Firefox|HuaweiBrowser|MiuiBrowser|UCBrowser|QQBrowser|Chrome|Safari)/.exec(agent)?.[1] ?? '';
  return [model ?? kind, browser === 'Edg' ? 'Edge' : browser].filter(Boolean).join(' · ');
}
