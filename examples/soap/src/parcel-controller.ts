import {HttpErrors} from '@rondojs/rest';
import {api, get, param, post, requestBody, response} from '@rondojs/openapi-spec';
import {inject} from '@rondojs/context';

import {PARCEL_STORE, ParcelStore} from './parcel-store.js';
import {parcelSchemas, ref} from './parcel.js';

import type {Parcel, ParcelData} from './parcel.js';

const ID = {schema: {minimum: 1}};

/** What can be done with parcels. It knows nothing of HTTP's methods, and nothing of envelopes. */
@api({basePath: '/parcels', components: {schemas: parcelSchemas}})
export class ParcelController {
  constructor(@inject(PARCEL_STORE) private readonly store: ParcelStore) {}

  @post('/', {operationId: 'takeParcel', summary: 'Takes a parcel'})
  @response(201, {schema: ref('Parcel')})
  take(@requestBody({schema: ref('ParcelData')}) data: ParcelData): Parcel {
    return this.store.add(data);
  }

  @get('/', {operationId: 'listParcels', summary: 'Lists parcels, of one country or of all'})
  @response(200, {schema: {type: 'array', items: ref('Parcel')}})
  list(
    @param.query.string('country', {schema: {enum: ['AT', 'CH', 'DE', 'FR']}}) country: string | undefined,
    @param.query.integer('limit', {schema: {minimum: 1, maximum: 100, default: 20}}) limit: number,
  ): readonly Parcel[] {
    return this.store.to(country, limit);
  }

  @get('/{id}', {operationId: 'findParcel', summary: 'Finds a parcel'})
  @response(200, {schema: ref('Parcel')})
  find(@param.path.integer('id', ID) id: number): Parcel {
    const parcel = this.store.find(id);
    if (!parcel) throw new HttpErrors.NotFound(`There is no parcel ${id}.`);
    return parcel;
  }

  @post('/{id}/sent', {operationId: 'sendParcel', summary: 'Sends a parcel off'})
  @response(204)
  send(@param.path.integer('id', ID) id: number): void {
    if (!this.store.send(id)) throw new HttpErrors.NotFound(`There is no parcel ${id}.`);
  }
}
