/** Financial statements of customers: balance sheets, income and cash-flow statements, as forms and as plain lists. */
export { statementsOf, type FoundStatement } from './findStatements';
export { planStatements, type StatementsPlan } from './planStatements';
