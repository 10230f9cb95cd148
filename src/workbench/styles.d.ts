/** Style sheets are imported for what they do; webpack puts them into the page. */
declare module '*.css';
