/** The names that SOAP 1.1 and WSDL 1.1 are written in. */
export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_HTTP = 'http://schemas.xmlsoap.org/soap/http';
export const WSDL = 'http://schemas.xmlsoap.org/wsdl/';
export const WSDL_SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/';
export const XSD = 'http://www.w3.org/2001/XMLSchema';
export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
/** Problems as XML (RFC 9457, appendix B). */
export const PROBLEM = 'urn:ietf:rfc:7807';

/** What envelopes, WSDL and faults are sent as. */
export const XML_TYPE = 'text/xml';
