import {HttpErrors} from '@rondojs/rest';

import type {InstrumentControllerContract, Schemas} from './museum-contract.js';

const INSTRUMENTS: readonly Schemas['Instrument'][] = [
  {id: 1, name: 'Viola da gamba', family: 'strings'},
  {id: 2, name: 'Cornett', family: 'winds'},
];

/** Without a decorator: the document says which operation a method answers, and the compiler holds it to that. */
export class InstrumentController implements InstrumentControllerContract {
  list(family: Schemas['Family'] | undefined) {
    return INSTRUMENTS.filter(one => family === undefined || one.family === family);
  }

  find(id: number) {
    const found = INSTRUMENTS.find(one => one.id === id);
    if (!found) throw new HttpErrors.NotFound(`There is no instrument ${id}.`);
    return found;
  }
}
