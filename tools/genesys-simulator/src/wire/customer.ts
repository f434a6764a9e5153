import { mix, uuidOf } from '../seeded/hash.ts';

/** An invented customer: what a consumer must not keep. */
export interface Customer {
  name: string;
  contactId: string;
  /** A number from the range kept for fiction. */
  ani: string;
  dnis: string;
  email: string;
  note: string;
}

/** The customer of a conversation. */
export function customerOf(hash: number): Customer {
  const number = mix(hash, 77) % 10_000;
  const digits = String(number).padStart(4, '0');
  return {
    name: `Casey Customer ${digits}`,
    contactId: uuidOf(hash, 900_001),
    ani: `tel:+1555010${digits}`,
    dnis: `tel:+1555020${String(hash % 100).padStart(4, '0')}`,
    email: `casey.customer.${digits}@customer.example`,
    note: `Customer ${digits} asked to be called back at +1555010${digits}`,
  };
}
