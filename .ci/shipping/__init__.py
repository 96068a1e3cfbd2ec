"""Making the packaged program, and the gates it has to pass. No part of the program itself."""
