/** A property that fails has killed its mutant: to look for the smallest example takes many times as long. */
require('fast-check').configureGlobal({ endOnFailure: true });
