/** Trusted Types: the policy `fieldsample` lets through our own script addresses and nothing else. */

const OWN = /^\/(sw\.js|static\/pwa\/dist\/[A-Za-z0-9_-]+\.js)$/;

interface TrustedTypesFactory {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string };
}

function ownAddress(url: string): string {
  if (!OWN.test(url)) throw new TypeError(`not one of our scripts: ${url}`);
  return url;
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
const policy = factory?.createPolicy('fieldsample', { createScriptURL: ownAddress });

/** A string where Trusted Types are unknown, a TrustedScriptURL (typed as string) where they are. */
export const ownScript = (url: string): string => (policy ? policy.createScriptURL(url) : ownAddress(url));
