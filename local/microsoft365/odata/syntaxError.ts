/** A query option that cannot be read. The pipeline answers 400 with this sentence. */
export class ODataSyntaxError extends Error {}
