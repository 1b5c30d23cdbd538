import {createCompiler} from '@rondojs/json-schema';

const compiler = createCompiler();
const validate = compiler.compile({type: 'object', required: ['title'], properties: {title: {type: 'string', maxLength: 5}}});

export const isValid = validate({title: 'Too long'});
export const errors = validate.errors;
