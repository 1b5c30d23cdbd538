import {BindingKey} from '@rondojs/context';

import type {Parcel, ParcelData} from './parcel.js';

export const PARCEL_STORE = BindingKey.create<ParcelStore>('stores.ParcelStore');

/** All parcels, whoever has brought them. */
export class ParcelStore {
  private readonly parcels = new Map<number, Parcel>();

  constructor(private readonly now = () => new Date()) {}

  add(data: ParcelData): Parcel {
    const parcel: Parcel = {...data, id: this.parcels.size + 1, state: 'waiting', taken: this.now()};
    this.parcels.set(parcel.id, parcel);
    return parcel;
  }

  find(id: number): Parcel | undefined {
    return this.parcels.get(id);
  }

  to(country: string | undefined, limit: number): readonly Parcel[] {
    return [...this.parcels.values()].filter(({to}) => !country || to.country === country).slice(0, limit);
  }

  send(id: number): boolean {
    const parcel = this.parcels.get(id);
    if (parcel) this.parcels.set(id, {...parcel, state: 'sent'});
    return parcel !== undefined;
  }
}
