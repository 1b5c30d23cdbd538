// Written by `rondo types` from Library 1.0.0. Write it again when the document changes.

/** A result, now or later. */
export type Answer<Result> = Result | Promise<Result>;

/** All operations, by their operationId. `More` is what results may be besides, as a Reply. */
export interface Operations<More = never> {
  /** GET /books */
  listBooks(limit: number): Answer<Schemas["Book"][] | More>;
  /** POST /books */
  addBook(body: Schemas["Book"]): Answer<Schemas["Book"] | More>;
  /** DELETE /books/{id} */
  removeBook(id: number): Answer<void | More>;
}

/** What BookController answers. */
export interface BookControllerContract<More = never> {
  /** DELETE /books/{id} */
  remove(id: number): Answer<void | More>;
}

/** The schemas of the components. */
export interface Schemas {
  Book: {title: string; kind?: "novel" | "score"; year?: number | null};
}
