/** What a person must say before an import: apart from the commands, for screens that know no Excel. */
export { questionsOf } from '../intake/columns/questions';
