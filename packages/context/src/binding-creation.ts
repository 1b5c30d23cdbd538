/** What happens to a key that is to be set: is its binding made, and when. */
export enum BindingCreationPolicy {
  /** Bind the key anew in this context, whatever was bound. */
  ALWAYS_CREATE = 'Always',
  /** Use the binding that is there, or fail. */
  NEVER_CREATE = 'Never',
  /** Use the binding that is there, or make one. */
  CREATE_IF_NOT_BOUND = 'IfNotBound',
}
