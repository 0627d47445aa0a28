/** Who acts on this device, as the server's *session* says it. */

export type Role = 'sampler' | 'receiver' | 'analyst' | 'reviewer' | 'approver' | 'manager' | 'quality' | 'admin' | 'auditor';

/** A P-256 public key, as the server states it and WebCrypto imports it. */
export interface PublicKey {
  kty: string;
  crv: string;
  x: string;
  y: string;
}

/** With the first the server signs receipts; to the second a device encrypts its queue file. */
export interface ServerKeys {
  receipt: PublicKey;
  queue: PublicKey;
}

export interface Session {
  token: string;
  device_id: string;
  device_no: number;
  device_name: string;
  lab_id: string;
  lab: { id: string; name: string; prefix: string; timezone: string };
  person_id: string;
  person: { id: string; name: string; roles: Role[] };
  roles: Role[];
  /** Missing only in a session kept by an app of before receipts, until it has asked once. */
  server_keys?: ServerKeys;
  server_time: string;
}
