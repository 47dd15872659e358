"""The content security policy: strict on the site, relaxed for Wagtail's admin alone."""

from csp.middleware import CSPMiddleware

# Wagtail's editor builds inline scripts and styles; under the site's policy its fields stay dead.
ADMIN_DIRECTIVES = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Adds the policy to every answer; addresses below /admin/ get the relaxed one."""

    def process_response(self, request, response):
        if request.path.startswith("/admin/"):
            response._csp_update = ADMIN_DIRECTIVES
        return super().process_response(request, response)
