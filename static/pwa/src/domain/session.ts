/** Who acts on this device, as the server's *session* says it. */

export type Role = 'sampler' | 'receiver' | 'analyst' | 'reviewer' | 'approver' | 'manager' | 'quality' | 'admin' | 'auditor';

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
  server_time: string;
}
