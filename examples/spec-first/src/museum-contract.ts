// Written by `rondo types` from Museum of Instruments 1.0.0. Write it again when the document changes.

/** A result, now or later. */
export type Answer<Result> = Result | Promise<Result>;

/** All operations, by their operationId. `More` is what results may be besides, as a Reply. */
export interface Operations<More = never> {
  /** GET /instruments */
  listInstruments(family: Schemas["Family"] | undefined): Answer<Schemas["Instrument"][] | More>;
  /** GET /instruments/{id} */
  findInstrument(id: number): Answer<Schemas["Instrument"] | More>;
  /** GET /hours */
  openingHours(): Answer<{opens: string; closes: string} | More>;
  /** POST /tickets */
  buyTicket(body: {day: string}): Answer<{code: string; day: string} | More>;
}

/** What InstrumentController answers. */
export interface InstrumentControllerContract<More = never> {
  /** GET /instruments */
  list(family: Schemas["Family"] | undefined): Answer<Schemas["Instrument"][] | More>;
  /** GET /instruments/{id} */
  find(id: number): Answer<Schemas["Instrument"] | More>;
}

/** The schemas of the components. */
export interface Schemas {
  Family: "strings" | "winds";
  Instrument: {id: number; name: string; family: Schemas["Family"]};
}
